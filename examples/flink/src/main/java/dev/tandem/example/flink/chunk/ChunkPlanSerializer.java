package dev.tandem.example.flink.chunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of a plan in a checkpoint. */
final class ChunkPlanSerializer implements SimpleVersionedSerializer<ChunkPlan> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ChunkPlan plan) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(plan.known());
    out.writeBoolean(plan.complete());
    out.writeInt(plan.waiting().size());
    for (ChunkSplit split : plan.waiting()) {
      ChunkSplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public ChunkPlan deserialize(int version, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int known = in.readInt();
    boolean complete = in.readBoolean();
    List<ChunkSplit> waiting = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      waiting.add(ChunkSplitSerializer.read(in));
    }
    return new ChunkPlan(known, complete, waiting);
  }
}
