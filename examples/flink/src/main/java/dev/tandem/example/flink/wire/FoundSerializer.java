package dev.tandem.example.flink.wire;

import dev.tandem.spi.schema.Side;
import dev.tandem.sync.reconcile.Difference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of {@link Found}. */
public final class FoundSerializer extends WireSerializer<Found> {
  private static final long serialVersionUID = 1L;

  /** The only one. */
  static final FoundSerializer INSTANCE = new FoundSerializer();

  private FoundSerializer() {}

  @Override
  public void serialize(Found row, DataOutputView target) throws IOException {
    Difference difference = row.difference();
    Values.writeText(difference.map(), target);
    Values.writeText(difference.kind().name(), target);
    target.writeBoolean(difference.key() != null);
    if (difference.key() != null) {
      Values.writeKey(difference.key(), target);
    }
    Values.write(difference.id(), target);
    target.writeShort(difference.columns().size());
    for (Difference.Column column : difference.columns()) {
      Values.writeText(column.side().name(), target);
      Values.writeText(column.column(), target);
      Values.write(column.mapped(), target);
      Values.write(column.held(), target);
    }
    Values.writeText(difference.reason(), target);
    target.writeBoolean(difference.inFlight());
  }

  @Override
  public Found deserialize(DataInputView source) throws IOException {
    return new Found(
        new Difference(
            Values.readText(source),
            Difference.Kind.valueOf(Values.readText(source)),
            source.readBoolean() ? Values.readKey(source) : null,
            (UUID) Values.read(source),
            columns(source),
            Values.readText(source),
            source.readBoolean()));
  }

  private static List<Difference.Column> columns(DataInputView source) throws IOException {
    List<Difference.Column> columns = new ArrayList<>();
    for (int left = source.readShort(); left > 0; left--) {
      columns.add(
          new Difference.Column(
              Side.valueOf(Values.readText(source)),
              Values.readText(source),
              Values.read(source),
              Values.read(source)));
    }
    return columns;
  }

  @Override
  public TypeSerializerSnapshot<Found> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Found> {
    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
