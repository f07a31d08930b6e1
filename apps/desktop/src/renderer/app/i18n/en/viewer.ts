export const viewer = {
  atOf: '{{at, number}} of {{of, number}}',
  previous: 'Previous item',
  next: 'Next item',
  tools: 'View',
  picture: 'Picture of {{name}}',
  film: 'Film of {{name}}',
  sound: 'Sound of {{name}}',
  farther: 'Smaller',
  nearer: 'Larger',
  whole: 'Whole picture',
  actual: 'Actual size (100 %)',
  play: 'Play',
  pause: 'Pause',
  position: 'Position',
  timeOf: '{{at}} of {{of}}',
  mute: 'Sound off',
  unmute: 'Sound on',
  gone: 'The file of this item is no longer where the studio keeps it. Bring the same file in again, and it is back.',
  unshown: {
    picture: 'This picture cannot be shown here. It is published as it is.',
    film: 'This is the picture that stands for the film: the film itself cannot be played here. It is published as it is.',
    sound:
      'This is the picture that stands for the sound: the sound itself cannot be played here. It is published as it is.',
    model:
      'This is the picture that stands for the model: the model itself cannot be drawn here. It is published as it is.',
  },
  model: {
    stage: 'Model of {{name}}',
    opening: 'Opening the model…',
    howTo: 'Drag to turn it, scroll to come nearer. With the keyboard: arrows, + and −.',
    reset: 'As it was at first',
    clip: 'Movement',
    clipNo: 'Movement {{number}}',
    damaged: 'This is the picture that stands for the model: the model itself cannot be read for drawing.',
    large: 'This is the picture that stands for the model, which is too large to be drawn here.',
    outside:
      'This is the picture that stands for the model: parts of it are addresses, and the studio loads nothing from them.',
    packed:
      'This is the picture that stands for the model: it is packed (Draco, meshopt or KTX2) in a way that is not unpacked here. It is published as it is.',
    noGraphics:
      'This is the picture that stands for the model: this computer offers no 3D graphics (WebGL) to draw it with.',
  },
}
