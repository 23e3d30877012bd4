// Scanning with the camera: frames are looked at one after the other until a seal is in one, and kept nowhere.
import type { PictureReader } from "./picture.js";

const pause = 150; // milliseconds between frames: a phone should not get hot

export class Camera {
  private stream: MediaStream | null = null;
  private timer = 0;

  constructor(private readonly video: HTMLVideoElement, private readonly reader: PictureReader) {}

  // Fails when there is no camera or the person says no.
  async start(found: (text: string) => void): Promise<void> {
    const constraints = { video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false };
    this.stream = await navigator.mediaDevices.getUserMedia(constraints);
    this.video.srcObject = this.stream;
    await this.video.play();
    this.look(found);
  }

  stop() {
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  private look(found: (text: string) => void) {
    this.timer = window.setTimeout(async () => {
      if (!this.stream) return;
      const result = this.video.videoWidth > 0 ? await this.reader.frame(this.video) : null;
      if (!this.stream) return;
      if (result && "text" in result) found(result.text);
      else this.look(found);
    }, pause);
  }
}
