/**
 * Whether a `logo` is asked for at all: an https or data image, or a path of this origin. Anything
 * else would be read as a relative URL and requested from the shop.
 */
export const isLogo = (url: string): boolean => /^(https:|data:image\/|\/\w)/.test(url)
