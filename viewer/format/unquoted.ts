/** A name without the quotation marks around it: legal texts write «7S AVTO LOTO», a screen does not need to. */
export const unquoted = (name: string): string => name.replace(/^[«"“](.*)[»"”]$/u, '$1');
