package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/**
 * What holds for any bytes whatever: they are read or refused with a {@link MapFormatException} in
 * bounded time, and what was read is written without loss, alone and into its package.
 */
final class ReaderLaw {
  private static final ReaderLimits LIMITS =
      ReaderLimits.DEFAULT.withMaxTextBytes(1 << 20).withMaxInflated(1 << 22, 200);
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  /** Of processor time, so that a busy machine does not count; generous for instrumentation. */
  private static final Duration MOST = Duration.ofSeconds(20);

  private ReaderLaw() {}

  /** Throws what the reader must not throw, or an error when a map came back changed. */
  static void holdsFor(byte[] content) {
    long start = CLOCK.getCurrentThreadCpuTime();
    try {
      MapReader.withLimits(LIMITS).parseAll("input", content).forEach(ReaderLaw::writesBack);
      writesIntoPackage(MapPackage.of("input", content, LIMITS));
    } catch (MapFormatException refused) {
      requirePlace(refused);
    }
    Duration took = Duration.ofNanos(CLOCK.getCurrentThreadCpuTime() - start);
    if (took.compareTo(MOST) > 0) {
      throw new AssertionError(content.length + " bytes took " + took);
    }
  }

  private static void writesBack(DualWriteMap map) {
    String written = MapWriter.toJson(map);
    DualWriteMap again = MapReader.parse("again", Fixtures.utf8(written));
    List<Object> expected = List.of(map.name(), map.legs(), map.original());
    if (!expected.equals(List.of(again.name(), again.legs(), again.original()))) {
      throw new AssertionError("written and read again it differs: " + written);
    }
  }

  /** The package itself compares what it has written with what it should have. */
  private static void writesIntoPackage(MapPackage before) {
    DualWriteMap last = before.maps().get(before.maps().size() - 1);
    DualWriteMap renamed = ModelParts.withName(last, last.name() + " & <more>");
    MapPackage after = before.replace(before.maps().size() - 1, renamed);
    if (after.maps().size() != before.maps().size()) {
      throw new AssertionError("maps were lost or made up");
    }
  }

  private static void requirePlace(MapFormatException refused) {
    boolean whole = refused.line() == 0 && refused.column() == 0;
    boolean exact = refused.line() > 0 && refused.column() > 0;
    if (!refused.file().startsWith("input") || !(whole || exact)) {
      throw new AssertionError("an error without a place", refused);
    }
  }
}
