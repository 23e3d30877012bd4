// Times as the paper writes them: Beijing time, whatever the device's own zone.
const china = 8 * 3600; // seconds; no summer time since 1991
const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

export const chinaTime = (seconds: number): string => iso(seconds + china).slice(0, 19).replace("T", " ");
export const chinaDay = (seconds: number): string => iso(seconds + china).slice(0, 10);
export const dayText = (days: number): string => iso(days * 86400).slice(0, 10);
