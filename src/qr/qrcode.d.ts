/** The encoder of `qrcode` without its renderers; `@types/qrcode` covers only the whole package. */
declare module 'qrcode/lib/core/qrcode.js' {
  const qrcode: {
    create(
      segments: { data: string; mode: 'byte' }[],
      options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
    ): { modules: { size: number; get(row: number, column: number): number } }
  }
  export default qrcode
}
