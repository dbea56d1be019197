package dev.tandem.cli;

import java.io.FilterInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;

/** Flushes the results before it waits for more input, so that nothing done is held back. */
final class FlushingInput extends FilterInputStream {
  private final Flushable results;

  FlushingInput(InputStream in, Flushable results) {
    super(in);
    this.results = results;
  }

  @Override
  public int read() throws IOException {
    results.flush();
    return super.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    results.flush();
    return super.read(target, offset, length);
  }
}
