import { AnimationClip, NumberKeyframeTrack, Object3D } from 'three'
import { expect, it } from 'vitest'
import { animate } from './model-animation.ts'

const along = (name: string, axis: 'x' | 'y', seconds: number): AnimationClip =>
  new AnimationClip(name, seconds, [new NumberKeyframeTrack(`.position[${axis}]`, [0, seconds], [0, 10])])

it('moves while it plays, stands while it is paused, and begins again at its end', () => {
  const model = new Object3D()
  const animation = animate(model, [along('Slide', 'x', 1)])
  animation.advance(0)
  animation.play(0)
  const seen = [1000, 1050, 1100].map((now) => {
    animation.advance(now)
    return model.position.x
  })
  for (const [frame, x] of [0, 0.5, 1].entries()) expect(seen[frame]).toBeCloseTo(x)
  animation.pause()
  animation.advance(9_000)
  expect(model.position.x).toBeCloseTo(1)
  animation.play(0)
  for (let now = 20_000; now <= 21_000; now += 100) animation.advance(now)
  expect(model.position.x).toBeCloseTo(1)
})

it('does not jump after the window was away', () => {
  const model = new Object3D()
  const animation = animate(model, [along('Slide', 'x', 100)])
  animation.play(0)
  for (const now of [0, 50_000]) animation.advance(now)
  expect(model.position.x).toBeCloseTo(0.01)
})

it('begins another clip from rest, and offers none that moves nothing', () => {
  const model = new Object3D()
  const still = new AnimationClip('Still', 0, [new NumberKeyframeTrack('.position[x]', [0], [5])])
  const animation = animate(model, [along('Slide', 'x', 1), still, along('animation_2', 'y', 1)])
  expect(animation.names).toEqual(['Slide', ''])
  animation.play(0)
  for (const now of [0, 100]) animation.advance(now)
  animation.play(1)
  for (const now of [200, 300]) animation.advance(now)
  expect(model.position.toArray()).toEqual([0, expect.closeTo(1), 0])
  animation.play(7)
  expect(animation.isPlaying).toBe(true)
})
