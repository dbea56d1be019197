package dev.tandem.example.flink.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of {@link LeftOut}. */
public final class LeftOutSerializer extends WireSerializer<LeftOut> {
  private static final long serialVersionUID = 1L;

  /** The only one. */
  static final LeftOutSerializer INSTANCE = new LeftOutSerializer();

  private LeftOutSerializer() {}

  @Override
  public void serialize(LeftOut row, DataOutputView target) throws IOException {
    Values.writeText(row.why().name(), target);
    Values.writeText(row.row(), target);
    Values.writeText(row.reason(), target);
  }

  @Override
  public LeftOut deserialize(DataInputView source) throws IOException {
    LeftOut.Why why = LeftOut.Why.valueOf(Values.readText(source));
    return new LeftOut(why, Values.readText(source), Values.readText(source));
  }

  @Override
  public TypeSerializerSnapshot<LeftOut> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LeftOut> {
    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
