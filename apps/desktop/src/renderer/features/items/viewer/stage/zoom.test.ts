import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isCrisp, isLarger, moveBy, wholePicture, zoomTo, type Stage } from './zoom.ts'

const photo: Stage = {
  picture: { width: 4000, height: 3000 },
  stage: { width: 1144, height: 848 },
  pixel: 1,
}
const sprite: Stage = { ...photo, picture: { width: 24, height: 24 } }

it('shows all of a picture', () => {
  expect(wholePicture(photo)).toEqual({ scale: 0.25, x: 0, y: 0 })
  expect(isCrisp(wholePicture(photo), photo)).toBe(false)
})

it('enlarges small pictures by whole pixels of the screen', () => {
  expect(wholePicture(sprite).scale).toBe(33)
  expect(wholePicture({ ...sprite, pixel: 0.5 }).scale).toBe(33)
  expect(wholePicture({ ...sprite, pixel: 2 / 3 }).scale).toBeCloseTo(33 + 1 / 3)
  expect(isCrisp(wholePicture(sprite), sprite)).toBe(true)
})

it('leaves what lies under the pointer where it is', () => {
  const at = { x: 100, y: -50 }
  const near = zoomTo(wholePicture(photo), 1, at, photo)
  expect(near).toEqual({ scale: 1, x: 100 - 400, y: -50 + 200 })
  expect(isLarger(near, photo)).toBe(true)
})

it('shows no nothing beside a picture that is larger than its stage', () => {
  const near = zoomTo(wholePicture(photo), 1, { x: 0, y: 0 }, photo)
  expect(moveBy(near, { x: 9_000, y: -9_000 }, photo)).toEqual({ scale: 1, x: 1428, y: -1076 })
})

it('goes neither below the whole picture nor so near that nothing is seen', () => {
  const whole = wholePicture(photo)
  expect(zoomTo(whole, 0.001, { x: 5, y: 5 }, photo)).toEqual(whole)
  expect(zoomTo(whole, 1_000, { x: 0, y: 0 }, photo).scale).toBe(32)
  expect(zoomTo(wholePicture(sprite), 0.1, { x: 0, y: 0 }, sprite).scale).toBe(1)
})

it('is always a view of the picture, whatever is done', () => {
  const length = fc.integer({ min: 1, max: 20_000 })
  const size = fc.record({ width: length, height: length })
  const on = fc.record({ picture: size, stage: size, pixel: fc.constantFrom(1, 0.5, 2 / 3) })
  const place = fc.record({ x: fc.integer(), y: fc.integer() })
  fc.assert(
    fc.property(
      on,
      fc.array(fc.tuple(fc.double({ min: 0.01, max: 100, noNaN: true }), place)),
      (stage, steps) => {
        let view = wholePicture(stage)
        for (const [factor, at] of steps) view = zoomTo(view, view.scale * factor, at, stage)
        for (const value of Object.values(view)) expect(value).not.toBeNaN()
      },
    ),
  )
})
