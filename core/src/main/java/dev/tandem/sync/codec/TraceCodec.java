package dev.tandem.sync.codec;

import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Traces as the payloads of settled obligations. */
public final class TraceCodec {
  private static final int FORMAT = 4;
  private static final long DIGEST = 0xFFFF_FFFFL;

  private TraceCodec() {}

  /** The payload to store. */
  public static Payload write(Trace trace) {
    ByteSink sink = new ByteSink();
    sink.put(FORMAT);
    sink.text(trace.mapHash());
    LinkKey link = trace.link();
    sink.put(link == null ? 0 : 1);
    if (link != null) {
      sink.fixed(link.high());
      sink.fixed(link.low());
    }
    sink.optionalId(trace.id());
    KeyValues key = trace.key();
    sink.put(key == null ? 0 : 1);
    if (key != null) {
      ValueCodec.writeKey(key, sink);
    }
    write(trace.columns(), sink);
    return Payload.of(sink.toBytes());
  }

  private static void write(List<WrittenColumn> columns, ByteSink sink) {
    sink.number(columns.size());
    for (WrittenColumn column : columns) {
      sink.text(column.column());
      sink.put(column.effect().number());
      sink.number(column.digest() & DIGEST);
    }
  }

  /** The trace that a payload holds, null when it holds something else. */
  public static @Nullable Trace read(Payload payload) {
    if (payload.size() == 0) {
      return null;
    }
    ByteSource source = new ByteSource(payload.buffer());
    if (source.take() != FORMAT) {
      return null;
    }
    String hash = source.text();
    LinkKey link = source.take() == 0 ? null : new LinkKey(source.fixed(), source.fixed());
    UUID id = source.optionalId();
    KeyValues key = source.take() == 0 ? null : ValueCodec.readKey(source);
    return new Trace(hash, link, id, key, columns(source));
  }

  private static List<WrittenColumn> columns(ByteSource source) {
    int size = source.smallNumber();
    List<WrittenColumn> columns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String column = source.text();
      WrittenColumn.Effect effect = WrittenColumn.Effect.of(source.take());
      columns.add(new WrittenColumn(column, effect, (int) source.number()));
    }
    return columns;
  }
}
