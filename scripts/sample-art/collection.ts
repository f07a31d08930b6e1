/** The whole collection in the order of its numbers. */
import { drawn } from './pieces/drawn.ts'
import { nightHeron } from './pieces/night-heron.ts'
import { pear } from './pieces/winter-pear.ts'
import { moth } from './pieces/luna-moth.ts'
import { moon } from './pieces/harvest-moon.ts'
import { lighthouse } from './pieces/cape-light.ts'
import { nautilus } from './pieces/nautilus.ts'
import { breaker } from './pieces/the-breaker.ts'
import { sloop } from './pieces/home-wind.ts'
import { carp } from './pieces/old-carp.ts'
import { owl } from './pieces/barn-owl.ts'
import { beetle } from './pieces/stag-beetle.ts'
import { poppy } from './pieces/field-poppy.ts'
import { feather } from './pieces/quill.ts'
import { mushroom } from './pieces/fly-agaric.ts'
import { eye } from './pieces/watchful-eye.ts'
import { balloon } from './pieces/montgolfier.ts'
import { comet } from './pieces/great-comet.ts'
import { peak } from './pieces/cold-peak.ts'
import { globe } from './pieces/armillary.ts'
import { medal } from './pieces/oak-medal.ts'

export const pieces = [
  nightHeron,
  pear,
  moth,
  moon,
  lighthouse,
  nautilus,
  breaker,
  sloop,
  carp,
  owl,
  beetle,
  poppy,
  feather,
  mushroom,
  eye,
  balloon,
  comet,
  peak,
  globe,
  medal,
  ...drawn,
].sort((a, b) => a.file.localeCompare(b.file))

export const collection = {
  name: 'Intaglio Sampler',
  symbol: 'INTAG',
  description:
    'Twenty-four plates in the manner of banknote engravers: birds, shells, ships, moons and rosettes, drawn line by line by a program and free for anyone to use.',
  image: '_collection/logo.png',
  banner: '_collection/banner.png',
  royalty_bps: 500,
}
