package dev.tandem.example.odata.contract;

import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Loses requests to one address, or their answers, a number of times. */
final class CutTransport implements Transport {
  private final Transport real;
  private final String path;
  private final boolean after;
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private int left;

  private CutTransport(Transport real, String path, boolean after, int times) {
    this.real = real;
    this.path = path;
    this.after = after;
    left = times;
  }

  /** Nothing is lost. */
  static CutTransport never(Transport real) {
    return new CutTransport(real, "", false, 0);
  }

  /** Requests whose path holds this text never arrive. */
  static CutTransport before(Transport real, String path, int times) {
    return new CutTransport(real, path, false, times);
  }

  /** Requests whose path holds this text arrive, and their answers do not. */
  static CutTransport after(Transport real, String path, int times) {
    return new CutTransport(real, path, true, times);
  }

  @Override
  public HttpReply send(HttpCall call) throws IOException {
    seen.add(call.method() + " " + call.uri().getPath());
    boolean cut = takes(call.uri().getPath());
    if (cut && !after) {
      throw new IOException("cut off before");
    }
    HttpReply reply = real.send(call);
    if (cut) {
      throw new IOException("cut off after");
    }
    return reply;
  }

  private synchronized boolean takes(String asked) {
    boolean cut = left > 0 && asked.contains(path);
    left -= cut ? 1 : 0;
    return cut;
  }

  /** How many requests went to a path that holds this text. */
  long requests(String text) {
    return List.copyOf(seen).stream().filter(request -> request.contains(text)).count();
  }
}
