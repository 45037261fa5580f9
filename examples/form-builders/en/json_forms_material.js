// The material renderers speak English by themselves.
export const Words = ({ children }) => children;
