// Codes in a photo, a scan or a camera's frame. The browser's own reader first, where there is one; then ours, which is
// large, and fetched only when a picture is really to be read.
import { looksLikeSeal } from "../seal/digits.js";
import { readerUrl } from "./script_urls.js";

interface Detector {
  detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]>;
}
interface DetectorKind {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

export type Found = { text: string } | { failure: "no_code_found" | "code_is_no_seal" | "picture_unreadable" };

const pixelLimit = 24_000_000; // an A4 page at 400 dpi; more is scaled down

async function nativeDetector(): Promise<Detector | null> {
  const kind = (globalThis as unknown as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  try {
    return kind && (await kind.getSupportedFormats()).includes("qr_code") ? new kind({ formats: ["qr_code"] }) : null;
  } catch {
    return null;
  }
}

function pixelsOf(source: ImageBitmap | HTMLVideoElement, width: number, height: number): ImageData {
  const scale = Math.min(1, Math.sqrt(pixelLimit / (width * height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true })!;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

export class PictureReader {
  private worker: Worker | null = null;
  private native: Promise<Detector | null> | null = null;

  async file(file: Blob): Promise<Found> {
    let bitmap: ImageBitmap;
    try {
      bitmap = await createImageBitmap(file);
    } catch {
      return { failure: "picture_unreadable" };
    }
    try {
      return await this.read(bitmap, bitmap.width, bitmap.height);
    } finally {
      bitmap.close();
    }
  }

  frame(video: HTMLVideoElement): Promise<Found> {
    return this.read(video, video.videoWidth, video.videoHeight);
  }

  private async read(source: ImageBitmap | HTMLVideoElement, width: number, height: number): Promise<Found> {
    const native = await this.byBrowser(source);
    const texts = native.some(looksLikeSeal) ? native : [...native, ...(await this.byUs(pixelsOf(source, width, height)))];
    const seal = texts.find(looksLikeSeal);
    if (seal !== undefined) return { text: seal };
    return { failure: texts.length > 0 ? "code_is_no_seal" : "no_code_found" };
  }

  private async byBrowser(source: ImageBitmapSource): Promise<string[]> {
    const detector = await (this.native ??= nativeDetector());
    try {
      return detector ? (await detector.detect(source)).map((code) => code.rawValue) : [];
    } catch {
      return []; // some phones name the interface and lack the service behind it
    }
  }

  private byUs(pixels: ImageData): Promise<string[]> {
    const worker = (this.worker ??= new Worker(readerUrl()));
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
      worker.onerror = () => {
        this.worker = null;
        reject(new Error("the picture reader could not be started"));
      };
      worker.postMessage(pixels, [pixels.data.buffer]);
    });
  }
}
