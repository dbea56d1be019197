package dev.tandem.example.odata.server.events;

import java.time.Instant;

/**
 * An event that an endpoint did not take. Immutable.
 *
 * @param endpoint where it was to go
 * @param eventId names the event
 * @param controlNumber its number in the environment
 * @param entity whose event it is
 * @param tries how often it was sent
 * @param reason of the last failure
 * @param failedAt when it was given up
 * @param message what was sent, as JSON
 */
public record FailedDelivery(
    String endpoint,
    String eventId,
    long controlNumber,
    String entity,
    int tries,
    String reason,
    Instant failedAt,
    String message) {}
