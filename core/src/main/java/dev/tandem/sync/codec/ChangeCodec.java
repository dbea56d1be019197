package dev.tandem.sync.codec;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes as the payloads of obligations. Immutable and safe for any thread. */
public final class ChangeCodec {
  private static final int FORMAT = 2;
  private static final int UPSERT = 0;
  private static final int DELETE = 1;

  private final RowCodec rows;

  /** Changes whose rows have these layouts. */
  public ChangeCodec(Layouts layouts) {
    rows = new RowCodec(layouts);
  }

  /** The payload to store. */
  public Payload write(OwedChange change) {
    ByteSink sink = new ByteSink();
    sink.put(FORMAT);
    sink.put(change.origin().number());
    sink.put(change.kind() == Change.Kind.DELETE ? DELETE : UPSERT);
    sink.signed(change.sequence());
    sink.optionalId(change.id());
    KeyValues key = change.key();
    sink.put(key == null ? 0 : 1);
    if (key != null) {
      ValueCodec.writeKey(key, sink);
    }
    sink.optionalText(change.version());
    sink.optionalText(change.operationId());
    sink.instant(change.committedAt());
    sink.optionalText(change.expected());
    Row row = change.row();
    sink.put(row == null ? 0 : 1);
    if (row != null) {
      rows.write(row, sink);
    }
    return Payload.of(sink.toBytes());
  }

  /** The change that a payload holds, its row bound to this schema. */
  public OwedChange read(Payload payload, TableSchema schema) {
    ByteSource source = new ByteSource(payload.buffer());
    if (source.take() != FORMAT) {
      throw ByteSource.broken("has a change of another format", null);
    }
    OwedChange.Origin origin = OwedChange.Origin.of(source.take());
    Change.Kind kind = source.take() == DELETE ? Change.Kind.DELETE : Change.Kind.UPSERT;
    long sequence = source.signed();
    UUID id = source.optionalId();
    KeyValues key = source.take() == 0 ? null : ValueCodec.readKey(source);
    String version = source.optionalText();
    String operationId = source.optionalText();
    Instant committedAt = source.instant();
    String expected = source.optionalText();
    @Nullable Row row = source.take() == 0 ? null : rows.read(schema, source);
    return new OwedChange(
        origin, kind, sequence, id, key, row, version, operationId, committedAt, expected);
  }
}
