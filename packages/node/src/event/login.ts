/** Who logged in, by the kernel's audit id; its word for nobody is the highest number. */
export const loginOf = (loginuid: number) => (loginuid === 0xffff_ffff ? null : loginuid);
