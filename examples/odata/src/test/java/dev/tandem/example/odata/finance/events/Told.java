package dev.tandem.example.odata.finance.events;

import dev.tandem.spi.connector.Change;
import java.time.Instant;

/** Events as tests write them. */
final class Told {
  static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");

  private Told() {}

  static EventMessage event(String id) {
    return new EventMessage(
        id, 1, "SmpLineEntity", Change.Kind.UPSERT, "{\"dataAreaId\":\"USPM\"}", AT);
  }

  /** A delivery. */
  static String json(String id) {
    return """
        {"BusinessEventId":"SmpLineEntityUpdated","ControlNumber":12,"EventId":"%s",
         "EventTimeIso8601":"2026-03-01T08:00:00Z","EntityName":"SmpLineEntity",
         "Operation":"Updated","EntityKey":{"dataAreaId":"USPM","NUMBER":"7","LINE":3}}"""
        .formatted(id);
  }
}
