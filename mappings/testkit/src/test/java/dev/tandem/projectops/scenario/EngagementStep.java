package dev.tandem.projectops.scenario;

import dev.tandem.spi.schema.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A step of a random engagement before it is played, and its text in a scenario file. Not safe for
 * several threads.
 */
final class EngagementStep {
  /** As often every job runs until nothing is left to do. */
  static final int ROUNDS = 3;

  private final String says;
  private final String day;
  private final List<String> pauses = new ArrayList<>();
  private final List<String> writes = new ArrayList<>();
  private final List<Job> work = new ArrayList<>();
  private final List<String> resumes = new ArrayList<>();
  private final List<String> resyncs = new ArrayList<>();

  /**
   * A piece of work.
   *
   * @param side on which side
   * @param name of the action or job
   * @param company the legal entity of a job; empty for an action
   * @param with parameters
   * @param may ids of the errors that may come of it
   * @param came ids of those that came
   */
  record Job(
      Side side,
      String name,
      String company,
      Map<String, String> with,
      Set<String> may,
      List<String> came) {
    String text(boolean known) {
      StringBuilder text =
          new StringBuilder("{")
              .append(RowsReader.key(side))
              .append(": ")
              .append(name)
              .append(company.isEmpty() ? "" : ", company: " + company);
      if (!with.isEmpty()) {
        List<String> details = new ArrayList<>();
        with.forEach((name, value) -> details.add(name + ": \"" + value + '"'));
        text.append(", with: {").append(String.join(", ", details)).append('}');
      }
      if (known && !came.isEmpty()) {
        text.append(", faults: [").append(String.join(", ", came)).append(']');
      }
      return text.append('}').toString();
    }
  }

  EngagementStep(String says, String day) {
    this.says = says;
    this.day = day;
  }

  EngagementStep pause(String map) {
    pauses.add(map);
    return this;
  }

  EngagementStep resume(String map) {
    resumes.add(map);
    return this;
  }

  /** All rows of the map to finance once more. */
  EngagementStep resync(String map) {
    resyncs.add("{map: \"" + map + "\", to: finance}");
    return this;
  }

  /** A row that a person writes: side and table, and its values. */
  EngagementStep write(String table, String values) {
    writes.add(table + "\n        values: " + values);
    return this;
  }

  /** An action of Dataverse; names and values of its parameters in turn. */
  EngagementStep act(String action, String... with) {
    return act(Set.of(), action, with);
  }

  /** The same, which may be refused by these rules. */
  EngagementStep act(Set<String> may, String action, String... with) {
    Map<String, String> details = new LinkedHashMap<>();
    for (int i = 0; i < with.length; i += 2) {
      details.put(with[i], with[i + 1]);
    }
    work.add(new Job(Side.DATAVERSE, action, "", details, may, new ArrayList<>()));
    return this;
  }

  /** A job of finance. */
  EngagementStep job(String company, String job, String... with) {
    Map<String, String> details = new LinkedHashMap<>();
    for (int i = 0; i < with.length; i += 2) {
      details.put(with[i], with[i + 1]);
    }
    // what is billed before the work behind it is posted, or has not all arrived, waits
    Set<String> may =
        switch (job) {
          case "import" -> Set.of("ERR-7", "ERR-8");
          case "check-clearing" -> Set.of("REC-4"); // of what is cancelled in Dataverse
          default -> Set.of();
        };
    work.add(new Job(Side.FINANCE, job, company, details, may, new ArrayList<>()));
    return this;
  }

  /** Every job of both companies once, in the order in which one needs another. */
  EngagementStep round() {
    return job("USPM", "milestones")
        .job("USPM", "import")
        .job("GBPM", "import")
        .job("USPM", "post-journals")
        .job("GBPM", "post-journals")
        .job("USPM", "import")
        .job("USPM", "post-invoices")
        .job("GBPM", "invoice-partner", "borrower", "USPM")
        .job("USPM", "post-vendor-invoices");
  }

  /** The fixed price is estimated as finished, and eliminated (REV-16). */
  EngagementStep estimated() {
    String end = "2026-12-31";
    return job("USPM", "estimate", "project", "PF", "day", end)
        .job("USPM", "estimate", "project", "PF", "day", end, "action", "eliminate");
  }

  List<Job> work() {
    return work;
  }

  /** Its text; with the errors that came when it has been played. */
  String text(boolean known) {
    StringBuilder text = new StringBuilder("  - says: \"%s\"%n    day: %s%n".formatted(says, day));
    list(text, "pause", pauses.stream().map(map -> '"' + map + '"').toList());
    list(text, "write", writes);
    list(text, "work", work.stream().map(job -> job.text(known)).toList());
    list(text, "resume", resumes.stream().map(map -> '"' + map + '"').toList());
    list(text, "resync", resyncs);
    return text.toString();
  }

  private static void list(StringBuilder text, String key, List<String> entries) {
    if (!entries.isEmpty()) {
      text.append("    ").append(key).append(":\n");
      entries.forEach(entry -> text.append("      - ").append(entry).append('\n'));
    }
  }
}
