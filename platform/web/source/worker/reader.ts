// The picture reader: zxing-cpp as WebAssembly, in a worker, because only here may WebAssembly be compiled.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

declare const WASM: string; // its file, put in by build.mjs
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

prepareZXingModule({ overrides: { locateFile: () => WASM } });

scope.onmessage = async ({ data }: MessageEvent<ImageData>) => {
  const options = { formats: ["QRCode" as const], tryHarder: true, tryRotate: true, tryInvert: false, maxNumberOfSymbols: 8 };
  const codes = await readBarcodes(data, options);
  scope.postMessage(codes.filter((code) => code.isValid).map((code) => code.text));
};
