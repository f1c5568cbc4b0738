import DePayWidgets from '@depay/widgets'

globalThis.start = () => DePayWidgets.Payment({ accept: [] })
