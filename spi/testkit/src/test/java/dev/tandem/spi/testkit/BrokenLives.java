package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Connector;
import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Connectors that are wrong about themselves, their end or their threads, each in one way. */
final class BrokenLives {
  /** Long enough for another thread to come between. */
  private static final long PAUSE_NANOS = 200_000;

  private BrokenLives() {}

  /** Can do more than it declares. */
  static Connector hides(Connector sound, Capability trait) {
    Capabilities all = sound.capabilities();
    Set<Capability> traits = EnumSet.allOf(Capability.class);
    traits.remove(trait);
    return declares(sound, new Capabilities(traits, all.maxGroupSize(), all.maxPageSize()));
  }

  /** Takes larger groups than it declares. */
  static Connector hidesItsGroupSize(Connector sound) {
    return declares(sound, Capabilities.all(5, sound.capabilities().maxPageSize()));
  }

  private static Connector declares(Connector sound, Capabilities capabilities) {
    return new AlteredConnector(sound) {
      @Override
      public Capabilities capabilities() {
        return capabilities;
      }
    };
  }

  /** Claims to stand for the other side. */
  static Connector confusesSides(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public Side side() {
        return super.side().other();
      }
    };
  }

  /** Works on after its end. */
  static Connector neverCloses(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public void close() {}
    };
  }

  /** Fails when closed twice. */
  static Connector closesOnce(Connector sound) {
    AtomicBoolean closed = new AtomicBoolean();
    return new AlteredConnector(sound) {
      @Override
      public void close() {
        if (closed.getAndSet(true)) {
          throw new IllegalStateException("closed already");
        }
        super.close();
      }
    };
  }

  /** Reads the row, merges and writes it whole, without a lock. */
  static Connector losesUpdates(Connector sound) {
    return new AlteredConnector(sound) {
      @Override
      public List<WriteOutcome> write(WriteGroup group) {
        Write write = group.writes().get(0);
        boolean plain = group.writes().size() == 1 && write.expectedVersion() == null;
        StoredRow before = plain ? current(write) : null;
        if (before == null || write.kind() == Write.Kind.DELETE) {
          return super.write(group);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
        Row.Builder merged = write.row().toBuilder();
        for (ColumnSchema column : write.row().schema().columns()) {
          boolean writable = !column.readOnly() && !column.filledBySystem();
          if (writable && write.row().isAbsent(column.name())) {
            merged.set(column.name(), before.row().value(column.name()));
          }
        }
        return super.write(
            WriteGroup.independent(Write.upsert(write.operationId(), write.key(), merged.build()))
                .under(group.fence()));
      }

      private @Nullable StoredRow current(Write write) {
        RowAddress address = new RowAddress.ByKey(write.row().schema().name(), write.key());
        boolean known = catalog().table(write.row().schema().name().name()) != null;
        boolean keyed = write.key().has("number");
        return known && keyed ? read(List.of(address)).get(0) : null;
      }
    };
  }
}
