package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.Activity;
import dev.tandem.sync.BacklogSize;
import dev.tandem.sync.DeadLetter;
import dev.tandem.sync.DeadLetterFilter;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.LegProgress;
import dev.tandem.sync.initial.MapProgress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Everything that the status page shows, as JSON. Safe for any thread. */
final class StatusJson {
  /** How many dead letters are shown, the oldest. */
  static final int LETTERS = 100;

  private final SyncRuntime runtime;
  private final Throughput throughput;
  private final Clock clock;
  private final Map<String, Reason> reasons = new ConcurrentHashMap<>();

  private record Reason(Instant since, String text) {}

  StatusJson(SyncRuntime runtime, Throughput throughput, Clock clock) {
    this.runtime = runtime;
    this.throughput = throughput;
    this.clock = clock;
  }

  String text() {
    return Json.line(this::write);
  }

  private void write(JsonGenerator out) throws IOException {
    SyncCounters counters = runtime.counters();
    out.writeStartObject();
    Json.member(out, "now", clock.instant());
    Throughput.LastStep last = throughput.last();
    out.writeObjectFieldStart("step");
    Json.member(out, "at", last.at());
    Json.member(out, "failure", last.failure());
    Json.member(out, "next", last.next());
    out.writeEndObject();
    write(out, counters);
    writeMaps(out);
    out.writeArrayFieldStart("runs");
    for (InitialSyncStatus run : runs()) {
      write(out, run);
    }
    out.writeEndArray();
    out.writeNumberField("deadLetters", counters.count(ObligationStatus.DEAD));
    writeLetters(out);
    writeSamples(out);
    out.writeEndObject();
  }

  private List<InitialSyncStatus> runs() {
    return Stream.concat(runtime.initialSyncs().stream(), runtime.resyncs().stream())
        .filter(run -> !run.isOver())
        .toList();
  }

  private static void write(JsonGenerator out, SyncCounters counters) throws IOException {
    out.writeObjectFieldStart("counters");
    out.writeNumberField("received", counters.received());
    out.writeNumberField("applied", counters.applied());
    out.writeNumberField("superseded", counters.superseded());
    out.writeNumberField("filtered", counters.filtered());
    out.writeNumberField("parked", counters.parked());
    out.writeNumberField("conflict", counters.conflict());
    out.writeNumberField("dead", counters.dead());
    out.writeNumberField("waiting", counters.waiting());
    out.writeEndObject();
  }

  private void writeMaps(JsonGenerator out) throws IOException {
    List<MapStatus> maps = runtime.status();
    List<BacklogSize> sizes = runtime.backlog().sizes();
    out.writeArrayFieldStart("maps");
    for (int i = 0; i < maps.size(); i++) {
      MapStatus map = maps.get(i);
      out.writeStartObject();
      Json.member(out, "map", map.map());
      Json.member(out, "state", map.state());
      Json.member(out, "since", shown(map.since()));
      Json.member(out, "reason", reason(map));
      out.writeNumberField("toFinance", sizes.get(i).toFinance());
      out.writeNumberField("toDataverse", sizes.get(i).toDataverse());
      Json.member(out, "oldest", sizes.get(i).oldest());
      out.writeNumberField("letters", map.counters().count(ObligationStatus.DEAD));
      write(out, map.counters());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** A map that never ran has its state since ever. */
  private static String shown(Instant since) {
    String time = StatusOverview.time(since);
    return time.equals("-") ? "" : time;
  }

  /** Why the map took its state; the log is read anew when that changed. */
  private String reason(MapStatus map) {
    Reason known = reasons.get(map.map());
    if (known == null || !known.since().equals(map.since())) {
      String text = "";
      for (Activity activity : runtime.activity(map.map())) {
        text = activity.from() == activity.to() ? text : activity.reason();
      }
      known = new Reason(map.since(), text);
      reasons.put(map.map(), known);
    }
    return known.text();
  }

  private static void write(JsonGenerator out, InitialSyncStatus run) throws IOException {
    out.writeStartObject();
    Json.member(out, "run", run.run());
    Json.member(out, "asked", run.asked());
    Json.member(out, "master", Words.side(run.master()));
    out.writeArrayFieldStart("legs");
    for (MapProgress map : run.maps()) {
      for (LegProgress leg : map.legs()) {
        write(out, map, leg);
      }
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, MapProgress map, LegProgress leg)
      throws IOException {
    out.writeStartObject();
    Json.member(out, "map", map.map());
    Json.member(out, "from", Words.side(leg.from()));
    Json.member(out, "phase", leg.phase().name().toLowerCase(Locale.ROOT));
    out.writeNumberField("read", leg.read());
    out.writeNumberField("total", leg.total().orElse(-1));
    out.writeNumberField("recorded", leg.recorded());
    out.writeNumberField("finished", leg.finished());
    out.writeNumberField("failed", leg.failed());
    Duration remaining = leg.remaining();
    out.writeNumberField("remainingSeconds", remaining == null ? -1 : remaining.toSeconds());
    out.writeEndObject();
  }

  private void writeLetters(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("letters");
    for (DeadLetter letter : runtime.deadLetters().list(DeadLetterFilter.ALL, 0, LETTERS)) {
      out.writeStartObject();
      out.writeNumberField("id", letter.sequence());
      Json.member(out, "map", letter.map());
      Json.member(out, "to", Words.side(letter.target()));
      Json.member(out, "row", letter.row());
      Json.array(out, "codes", letter.codes());
      Json.member(out, "message", letter.note());
      Json.member(out, "remedy", Remedy.of(letter.codes()));
      Json.member(out, "since", letter.deadSince());
      out.writeNumberField("attempts", letter.attempts());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Instant in milliseconds, received, applied, waiting: short, because there are many. */
  private void writeSamples(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("samples");
    for (Throughput.Sample sample : throughput.samples()) {
      long[] values = {
        sample.at().toEpochMilli(), sample.received(), sample.applied(), sample.waiting()
      };
      out.writeArray(values, 0, values.length);
    }
    out.writeEndArray();
  }
}
