package dev.tandem.example.odata.finance.events;

import dev.tandem.spi.connector.Change;
import java.time.Instant;

/**
 * What a finance environment told of one row. Immutable.
 *
 * @param id names the event among all; a delivery that is repeated has the same
 * @param control grows from event to event of the environment, with gaps [F4]
 * @param entity the data entity by its name or label
 * @param kind whether the row is there afterwards
 * @param key the fields of the key by public name, as a JSON object
 * @param committedAt by the clock of the environment
 */
public record EventMessage(
    String id, long control, String entity, Change.Kind kind, String key, Instant committedAt) {}
