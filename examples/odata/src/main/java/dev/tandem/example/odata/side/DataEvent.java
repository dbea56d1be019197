package dev.tandem.example.odata.side;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import java.time.Instant;

/**
 * That a row was created, updated or deleted, as a service tells its subscribers. Its payload is
 * not needed: the row is read when the event is followed, since payloads leave out empty dates
 * [F5]. Immutable.
 *
 * @param position grows with every event of the log, from 1
 * @param table the table of the row
 * @param kind what happened
 * @param key the key of the row
 * @param committedAt when it happened by the clock of the service
 */
public record DataEvent(
    long position, TableName table, Change.Kind kind, KeyValues key, Instant committedAt) {}
