package dev.tandem.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Contenders of the benchmarks by turns, in windows of some milliseconds in one process: where the
 * speed of a machine changes from minute to minute, forks that come one after the other cannot be
 * compared, windows beside each other can. Every round gives a ratio of each contender to the
 * first; told is the median of the later half of the rounds, by processor time of the thread.
 */
public final class ByTurns {
  private static final int ROUNDS = 1_000;
  private static final int SHORT = 20_000;
  private static final int LONG = 500;
  private static final List<String> GROUPS =
      List.of("finance", "dataverse", "bytes", "bytes-back", "filter", "nested-filter");

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  /** Read after every window, so that no work can be left out. */
  private @Nullable Object last;

  private ByTurns() {}

  /** A loop of its own for each contender, so that what it calls is compiled into it. */
  @FunctionalInterface
  private interface Loop {
    @Nullable Object run(int operations) throws IOException;
  }

  private record Contender(String name, int operations, Loop loop) {}

  /**
   * Runs one group.
   *
   * @param arguments the group, {@code finance}, {@code dataverse}, {@code bytes}, {@code
   *     bytes-back}, {@code filter} or {@code nested-filter}; then how many rounds, 1000 if it is
   *     left out
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      throw new IllegalArgumentException("name a group, one of " + GROUPS);
    }
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    new ByTurns().run(group(arguments[0]), rounds, System.out);
  }

  private static List<Contender> group(String name) throws IOException {
    return switch (name) {
      case "finance" -> toFinance();
      case "dataverse" -> toDataverse();
      case "bytes" -> bytes();
      case "bytes-back" -> bytesBack();
      case "filter" -> filter();
      case "nested-filter" -> nestedFilter();
      default -> throw new IllegalArgumentException(name + " is none of " + GROUPS);
    };
  }

  private static List<Contender> toFinance() throws IOException {
    PeerBenchmark peers = new PeerBenchmark();
    peers.prepare();
    MappingBenchmark hand = new MappingBenchmark();
    return List.of(
        new Contender(
            "compiled",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toFinanceCompiled();
              }
              return result;
            }),
        new Contender(
            "slots by hand",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = hand.toFinanceHandSlots();
              }
              return result;
            }),
        new Contender(
            "MapStruct, beans",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toFinanceMapStruct();
              }
              return result;
            }),
        new Contender(
            "MapStruct, rows",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toFinanceMapStructRows();
              }
              return result;
            }),
        new Contender(
            "JSLT",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toFinanceJslt();
              }
              return result;
            }),
        new Contender(
            "JOLT",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toFinanceJolt();
              }
              return result;
            }),
        new Contender(
            "JOLT alone",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toFinanceJoltNested();
              }
              return result;
            }));
  }

  private static List<Contender> toDataverse() throws IOException {
    PeerBenchmark peers = new PeerBenchmark();
    peers.prepare();
    MappingBenchmark hand = new MappingBenchmark();
    return List.of(
        new Contender(
            "compiled",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toDataverseCompiled();
              }
              return result;
            }),
        new Contender(
            "slots by hand",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = hand.toDataverseHandSlots();
              }
              return result;
            }),
        new Contender(
            "MapStruct, beans",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toDataverseMapStruct();
              }
              return result;
            }),
        new Contender(
            "MapStruct, rows",
            SHORT,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toDataverseMapStructRows();
              }
              return result;
            }),
        new Contender(
            "JSLT",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toDataverseJslt();
              }
              return result;
            }),
        new Contender(
            "JOLT",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toDataverseJolt();
              }
              return result;
            }),
        new Contender(
            "JOLT alone",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = peers.toDataverseJoltNested();
              }
              return result;
            }));
  }

  private static List<Contender> bytes() throws IOException {
    BytesBenchmark bytes = new BytesBenchmark();
    bytes.prepare();
    return List.of(
        new Contender(
            "compiled",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = bytes.toFinanceCompiled();
              }
              return result;
            }),
        new Contender(
            "Jackson and maps",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = bytes.toFinanceMaps();
              }
              return result;
            }));
  }

  private static List<Contender> bytesBack() throws IOException {
    BytesBenchmark bytes = new BytesBenchmark();
    bytes.prepare();
    return List.of(
        new Contender(
            "compiled",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = bytes.toDataverseCompiled();
              }
              return result;
            }),
        new Contender(
            "Jackson and maps",
            LONG,
            operations -> {
              Object result = null;
              for (int i = 0; i < operations; i++) {
                result = bytes.toDataverseMaps();
              }
              return result;
            }));
  }

  private static List<Contender> filter() {
    FilterBenchmark filters = new FilterBenchmark();
    filters.verify();
    return List.of(
        new Contender(
            "bound",
            SHORT,
            operations -> {
              int met = 0;
              for (int i = 0; i < operations; i++) {
                met += filters.shippedBound() ? 1 : 0;
              }
              return met;
            }),
        new Contender(
            "lambda",
            SHORT,
            operations -> {
              int met = 0;
              for (int i = 0; i < operations; i++) {
                met += filters.shippedHandWritten() ? 1 : 0;
              }
              return met;
            }));
  }

  private static List<Contender> nestedFilter() {
    FilterBenchmark filters = new FilterBenchmark();
    filters.verify();
    return List.of(
        new Contender(
            "bound",
            SHORT,
            operations -> {
              int met = 0;
              for (int i = 0; i < operations; i++) {
                met += filters.bound() ? 1 : 0;
              }
              return met;
            }),
        new Contender(
            "lambda",
            SHORT,
            operations -> {
              int met = 0;
              for (int i = 0; i < operations; i++) {
                met += filters.handWritten() ? 1 : 0;
              }
              return met;
            }));
  }

  private void run(List<Contender> contenders, int rounds, PrintStream out) throws IOException {
    List<double[]> times = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] each = new double[contenders.size()];
      for (int i = 0; i < each.length; i++) {
        each[i] = window(contenders.get(i));
      }
      if (round >= rounds / 2) {
        times.add(each);
      }
    }
    for (int i = 0; i < contenders.size(); i++) {
      int place = i;
      double[] own = times.stream().mapToDouble(each -> each[place]).sorted().toArray();
      double[] ratios =
          times.stream().mapToDouble(each -> each[place] / each[0]).sorted().toArray();
      out.printf(
          "%-20s %9.1f ns %8.2f of the first (quarters %.2f to %.2f)%n",
          contenders.get(i).name(),
          middle(own, 2),
          middle(ratios, 2),
          middle(ratios, 4),
          ratios[ratios.length - 1 - ratios.length / 4]);
    }
    if (last == null) {
      throw new IllegalStateException("nothing was measured");
    }
  }

  private static double middle(double[] sorted, int part) {
    return sorted[sorted.length / part];
  }

  private double window(Contender contender) throws IOException {
    long before = threads.getCurrentThreadCpuTime();
    last = contender.loop().run(contender.operations());
    return (double) (threads.getCurrentThreadCpuTime() - before) / contender.operations();
  }
}
