package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Change tracking. A token is a cursor of the side and the instant it was made at. The pages of one
 * answer are those of one moment: the rest waits here until its pages are fetched, of the newest
 * hundred answers. Safe for any thread.
 */
final class Deltas {
  /** How long the real service keeps what a token needs, unless an administrator says otherwise. */
  static final Duration LIFE = Duration.ofDays(7);

  private static final int MOST_ANSWERS = 100;
  private static final String INVALID = "0x80044353";

  private final RowSource rows;
  private final Clock clock;
  private final Dialect dialect;
  private final Map<Long, Answer> answers = new LinkedHashMap<>();
  private long lastAnswer;

  private record Answer(List<Change> changes, String token) {}

  Deltas(RowSource rows, Clock clock, Dialect dialect) {
    this.rows = rows;
    this.clock = clock;
    this.dialect = dialect;
  }

  /**
   * A page of changes.
   *
   * @param changes upserts before deletes
   * @param next the place of the next page; null on the last
   * @param token where the changes after these begin
   */
  record Delta(List<Change> changes, @Nullable PageMark next, String token) {}

  /** A token behind everything committed so far. */
  String token(Shape shape) {
    Cursor cursor = rows.side().cursor(Set.of(shape.schema().name()));
    return clock.instant().getEpochSecond() + "." + cursor.token();
  }

  /** The first page of the changes since a token. */
  Delta since(Shape shape, String token, int size) throws Refusal {
    int dot = token.indexOf('.');
    if (dot < 0) {
      throw invalid();
    }
    Instant made = instant(token.substring(0, dot));
    if (made.isBefore(clock.instant().minus(LIFE))) {
      throw expired();
    }
    TableName table = shape.schema().name();
    Cursor after = new Cursor(token.substring(dot + 1));
    ChangeQuery query = new ChangeQuery(Set.of(table), after, Integer.MAX_VALUE);
    try {
      ChangeBatch batch = rows.side().changes(query);
      if (batch instanceof ChangeBatch.Changes changes) {
        String behind = clock.instant().getEpochSecond() + "." + changes.next().token();
        return page(keep(new Answer(changes.changes(), behind)), 0, size);
      }
    } catch (PermanentConnectorException e) {
      throw invalid();
    }
    throw expired();
  }

  /** A further page. */
  Delta more(PageMark mark) throws Refusal {
    String[] place = mark.place().split(":", -1);
    try {
      return page(Long.parseLong(place[0]), Integer.parseInt(place[1]), mark.size());
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw Refusal.badRequest("Malformed skip token");
    }
  }

  private Delta page(long id, int begin, int size) throws Refusal {
    Answer answer = kept(id);
    if (answer == null) {
      throw Refusal.badRequest("The page is no longer here; begin again with the delta link");
    }
    int end = Math.min(answer.changes().size(), begin + Math.min(size, dialect.maxPageSize()));
    PageMark next =
        end < answer.changes().size() ? new PageMark(size, id + ":" + end, "delta") : null;
    return new Delta(answer.changes().subList(begin, end), next, answer.token());
  }

  private synchronized long keep(Answer answer) {
    lastAnswer++;
    answers.put(lastAnswer, answer);
    answers.remove(lastAnswer - MOST_ANSWERS);
    return lastAnswer;
  }

  private synchronized @Nullable Answer kept(long id) {
    return answers.get(id);
  }

  private static Instant instant(String seconds) throws Refusal {
    try {
      return Instant.ofEpochSecond(Long.parseLong(seconds));
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  private static Refusal invalid() {
    return new Refusal(400, INVALID, "The delta token is not valid for this table.");
  }

  private static Refusal expired() {
    return new Refusal(
        400,
        "0x80044352",
        "Version stamp associated with the client has expired. Please perform a full sync.");
  }
}
