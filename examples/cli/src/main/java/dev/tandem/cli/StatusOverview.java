package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.spi.state.ObligationStatus;
import dev.tandem.sync.BacklogSize;
import dev.tandem.sync.MapStatus;
import dev.tandem.sync.SyncCounters;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.InitialSyncStatus;
import dev.tandem.sync.initial.LegProgress;
import dev.tandem.sync.initial.MapProgress;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a synchronisation is doing, for people and as JSON. */
final class StatusOverview {
  private final SyncRuntime runtime;
  private final List<MapStatus> maps;
  private final List<BacklogSize> sizes;

  StatusOverview(SyncRuntime runtime) {
    this.runtime = runtime;
    maps = runtime.status();
    sizes = runtime.backlog().sizes();
  }

  /** The states of some maps, a line each. */
  static List<String> states(SyncSession session, Collection<String> wanted) {
    Set<String> names = Set.copyOf(wanted);
    return session.runtime().status().stream()
        .filter(map -> names.contains(map.map()))
        .map(map -> "%s: %s".formatted(map.map(), map.state()))
        .toList();
  }

  List<String> lines() {
    TextTable table =
        TextTable.of(
            "Map",
            "State",
            "Since",
            "Received",
            "Applied",
            "Parked",
            "Conflict",
            "Dead",
            "Waiting",
            "Oldest");
    for (int column = 3; column < 9; column++) {
      table.right(column);
    }
    for (int i = 0; i < maps.size(); i++) {
      MapStatus map = maps.get(i);
      SyncCounters counters = map.counters();
      table.add(
          map.map(),
          map.state(),
          time(map.since()),
          counters.received(),
          counters.applied(),
          counters.parked(),
          counters.conflict(),
          counters.dead(),
          counters.waiting(),
          time(sizes.get(i).oldest()));
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add(runtime.counters().toString());
    runtime.initialSyncs().forEach(run -> addRun(lines, run));
    runtime.resyncs().forEach(run -> addRun(lines, run));
    return lines;
  }

  private static void addRun(List<String> lines, InitialSyncStatus run) {
    lines.add(
        "%s, asked for at %s, master %s: %s"
            .formatted(
                run.run(),
                time(run.asked()),
                Words.side(run.master()),
                run.isOver() ? "over" : "working"));
    run.maps().forEach(map -> addMap(lines, map));
  }

  static void addMap(List<String> lines, MapProgress map) {
    for (LegProgress leg : map.legs()) {
      lines.add(
          "  %s from %s: %s, %d%s read = %d unchanged + %d live + %d recorded; %d finished, %d failed"
              .formatted(
                  map.map(),
                  Words.side(leg.from()),
                  leg.phase().name().toLowerCase(Locale.ROOT),
                  leg.read(),
                  leg.total().isPresent() ? " of " + leg.total().getAsLong() : "",
                  leg.unchanged(),
                  leg.live(),
                  leg.recorded(),
                  leg.finished(),
                  leg.failed()));
    }
  }

  static String time(@Nullable Instant instant) {
    return instant == null || instant.equals(Instant.EPOCH) || instant.equals(Instant.MIN)
        ? "-"
        : instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  String json() {
    return Json.pretty(this::write);
  }

  private void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    write(out, runtime.counters());
    out.writeArrayFieldStart("maps");
    for (int i = 0; i < maps.size(); i++) {
      MapStatus map = maps.get(i);
      out.writeStartObject();
      Json.member(out, "map", map.map());
      Json.member(out, "state", map.state());
      Json.member(out, "since", map.since());
      Json.member(out, "hash", map.hash());
      Json.member(out, "oldestWaiting", sizes.get(i).oldest());
      out.writeNumberField("waitingToFinance", sizes.get(i).toFinance());
      out.writeNumberField("waitingToDataverse", sizes.get(i).toDataverse());
      write(out, map.counters());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("initialSyncs");
    for (InitialSyncStatus run : runtime.initialSyncs()) {
      write(out, run);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, SyncCounters counters) throws IOException {
    out.writeObjectFieldStart("counters");
    out.writeNumberField("received", counters.received());
    for (ObligationStatus status : ObligationStatus.values()) {
      out.writeNumberField(status.name().toLowerCase(Locale.ROOT), counters.count(status));
    }
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, InitialSyncStatus run) throws IOException {
    out.writeStartObject();
    Json.member(out, "run", run.run());
    Json.member(out, "asked", run.asked());
    out.writeBooleanField("over", run.isOver());
    out.writeArrayFieldStart("maps");
    for (MapProgress map : run.maps()) {
      out.writeStartObject();
      Json.member(out, "map", map.map());
      Json.member(out, "outcome", map.outcome());
      out.writeNumberField("read", map.legs().stream().mapToLong(LegProgress::read).sum());
      out.writeNumberField("recorded", map.legs().stream().mapToLong(LegProgress::recorded).sum());
      out.writeNumberField("failed", map.failed());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
