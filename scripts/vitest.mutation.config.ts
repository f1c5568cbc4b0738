import { defineConfig } from 'vitest/config'

/** The tests that mutation testing of the domain runs. */
export default defineConfig({
  test: { include: ['src/{payment,money}/*.test.ts'] },
})
