package dev.tandem.example.odata.server;

import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import java.time.Instant;
import java.util.List;

/** Both sides in memory, with the shipped tables, on a clock that stands still. */
final class Sides {
  private Sides() {}

  static ManualClock clock() {
    return ManualClock.at(Instant.parse("2026-03-01T08:00:00Z"));
  }

  static InMemoryConnector dataverse(ManualClock clock) {
    return ServedSides.of(ProjectOperations.shipped().catalogs().dataverse(), clock);
  }

  static InMemoryConnector finance(ManualClock clock) {
    return ServedSides.of(ProjectOperations.shipped().catalogs().finance(), clock);
  }

  static Settings settings(ManualClock clock, Limits limits) {
    return Settings.of(
        List.of(new Credential(Http.CLIENT, Http.SECRET, new LegalEntity("USPM"))), limits, clock);
  }
}
