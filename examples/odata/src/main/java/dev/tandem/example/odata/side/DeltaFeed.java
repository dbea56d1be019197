package dev.tandem.example.odata.side;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.ChangeBatch;
import dev.tandem.spi.connector.ChangeQuery;
import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.TableName;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The change tracking of Dataverse: a delta link per table, upserts before deletes, several changes
 * of a row joined into the last. A cursor is one link per table. The first one of a table is behind
 * all of its rows, which the service insists on listing once. A link that is too old is answered
 * with {@link ChangeBatch.Expired} (I10). Safe for any thread.
 */
public final class DeltaFeed implements Feed {
  private static final Pattern NUMBER = Pattern.compile("^(?:W/)?\"?([0-9]{1,18})\"?$");
  private static final String MODIFIED = "modifiedon";
  private static final String TRACK = "odata.track-changes";

  private final Service service;
  private final Fetcher fetcher;
  private final Urls urls;
  private final RowJson rows;

  /** The feed of this service. */
  public DeltaFeed(Service service) {
    this.service = service;
    fetcher = new Fetcher(service);
    urls = new Urls(service);
    rows = new RowJson(service.dialect());
  }

  @Override
  public Cursor cursor(Set<TableName> tables) {
    Map<String, Place> places = new TreeMap<>();
    for (TableName name : tables) {
      WireTable table = service.require(name);
      places.put(table.schema().name().name(), new Place(present(table), ""));
    }
    return cursor(places);
  }

  /** The link behind all rows of a table. */
  private String present(WireTable table) {
    boolean tells = table.shape().property(MODIFIED) != null && table.schema().slotOf(MODIFIED) < 0;
    String select = "$select=" + table.select() + (tells ? "," + MODIFIED : "");
    String link = urls.rows(table, List.of(select)).toString();
    String preference = TRACK;
    while (true) {
      HttpReply reply =
          service.client().fetch(fetcher.call(service.client().follow(link), preference));
      Part part = part(table, reply);
      if (part.isEnd()) {
        return part.link();
      }
      link = part.link();
      preference = "";
    }
  }

  /**
   * Where to go on in one table.
   *
   * @param delta the link from which all changes since can be read again
   * @param next the next page of the answer to it; empty when it is not begun. A service keeps its
   *     pages for a while only
   */
  private record Place(String delta, String next) {

    String link() {
      return next.isEmpty() ? delta : next;
    }
  }

  /** One answer: changes, and the link to what comes next. */
  private record Part(List<Change> changes, String link, boolean isEnd) {}

  @Override
  public ChangeBatch changes(ChangeQuery query) {
    Map<String, Place> places = places(query);
    List<Change> changes = new ArrayList<>();
    boolean more = false;
    for (Map.Entry<String, Place> entry : places.entrySet()) {
      WireTable table = service.require(new TableName(service.dialect().side(), entry.getKey()));
      boolean end = false;
      while (!end && changes.size() < query.limit()) {
        int wanted = Math.min(query.limit() - changes.size(), service.dialect().pageSize());
        HttpReply reply = page(entry.getValue().link(), wanted);
        boolean pageIsGone = isRefused(reply) && !entry.getValue().next().isEmpty();
        if (pageIsGone) {
          reply = page(entry.getValue().delta(), wanted);
        }
        ServiceError error = ServiceError.of(reply, service.client().limits());
        if (!reply.isOk() && service.dialect().isExpired(reply, error)) {
          return new ChangeBatch.Expired(
              "the service no longer tells the changes of %s since the cursor".formatted(table));
        } else if (!reply.isOk()) {
          throw service.client().failure("reading changes of " + table, reply);
        }
        Part part = part(table, reply);
        changes.addAll(part.changes());
        end = part.isEnd();
        entry.setValue(
            end ? new Place(part.link(), "") : new Place(entry.getValue().delta(), part.link()));
      }
      more |= !end;
    }
    return new ChangeBatch.Changes(changes, cursor(places), more);
  }

  private HttpReply page(String link, int wanted) {
    return service
        .client()
        .ask(fetcher.call(service.client().follow(link), "odata.maxpagesize=" + wanted));
  }

  private static boolean isRefused(HttpReply reply) {
    return reply.status() == 400 || reply.status() == 404 || reply.status() == 410;
  }

  private Part part(WireTable table, HttpReply reply) {
    try {
      ObjectNode json = Json.object(reply, service.client().limits());
      List<Change> changes = changes(table, Fetcher.values(json));
      String next = Fetcher.link(json, "@odata.nextLink");
      String delta = Fetcher.link(json, "@odata.deltaLink");
      String link = next == null ? delta : next;
      if (link == null) {
        throw new MalformedAnswerException(
            "the answer has no delta link; is change tracking of the table on?");
      }
      String inside = service.client().follow(link).toString();
      return new Part(changes, inside, next == null);
    } catch (MalformedAnswerException malformed) {
      throw ServiceClient.malformed("reading changes of " + table, malformed);
    }
  }

  private List<Change> changes(WireTable table, JsonNode entries) throws MalformedAnswerException {
    Map<UUID, Found> reread = reread(table, entries);
    List<Change> changes = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (isDeleted(entry)) {
        changes.add(deletion(table, entry));
      } else if (RowJson.version(entry) != null) {
        changes.add(upsert(table, rows.found(table, entry), committedAt(entry)));
      } else {
        Found now = reread.get(id(table, entry));
        // A row that is gone meanwhile is told as deleted by a later answer.
        if (now != null) {
          changes.add(upsert(table, now, committedAt(entry)));
        }
      }
    }
    return changes;
  }

  /** The rows of entries without version, as they are now: a later state is told as well. */
  private Map<UUID, Found> reread(WireTable table, JsonNode entries)
      throws MalformedAnswerException {
    List<KeyFinder.Wanted> wishes = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (!isDeleted(entry) && RowJson.version(entry) == null) {
        wishes.add(KeyFinder.Wanted.byId(table, id(table, entry)));
      }
    }
    Map<UUID, Found> found = new LinkedHashMap<>();
    if (!wishes.isEmpty()) {
      for (List<Found> some : new KeyFinder(service).find(wishes).values()) {
        some.forEach(row -> found.put(Objects.requireNonNull(row.id()), row));
      }
    }
    return found;
  }

  private static UUID id(WireTable table, JsonNode entry) throws MalformedAnswerException {
    String property = table.shape().key().get(0);
    try {
      return UUID.fromString(entry.path(property).asText());
    } catch (IllegalArgumentException unreadable) {
      throw new MalformedAnswerException(
          "a changed row of %s has no id".formatted(table), unreadable);
    }
  }

  private static boolean isDeleted(JsonNode entry) {
    JsonNode context = entry.get("@odata.context");
    return entry.has("@removed")
        || entry.has("@odata.removed")
        || (context != null && context.asText().endsWith("/$deletedEntity"));
  }

  /** Known only to tables that say when a row was modified; the epoch means unknown. */
  private static Instant committedAt(JsonNode entry) throws MalformedAnswerException {
    String text = entry.path(MODIFIED).asText("");
    try {
      return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new MalformedAnswerException("a row was modified at no instant", unreadable);
    }
  }

  private Change upsert(WireTable table, Found found, Instant committedAt)
      throws MalformedAnswerException {
    UUID id = found.id();
    if (id == null) {
      throw new MalformedAnswerException("a changed row of %s has no id".formatted(table));
    }
    return new Change(
        "%s/%s/%s".formatted(table.shape().setName(), id, found.version()),
        sequence(found.version()),
        table.schema().name(),
        Change.Kind.UPSERT,
        id,
        null,
        null,
        found.row(),
        found.version(),
        null,
        null,
        committedAt);
  }

  /** The number in an ETag of Dataverse counts all changes of the environment. */
  private static long sequence(String version) throws MalformedAnswerException {
    Matcher number = NUMBER.matcher(version);
    if (!number.matches()) {
      throw new MalformedAnswerException("the ETag of a changed row holds no number");
    }
    return Long.parseLong(number.group(1));
  }

  private Change deletion(WireTable table, JsonNode entry) throws MalformedAnswerException {
    String named = entry.path("@id").asText();
    String text = entry.path("id").asText(entry.path("@odata.id").asText(named));
    int open = text.indexOf('(');
    String plain =
        open < 0 ? text : text.substring(open + 1, Math.max(open + 1, text.length() - 1));
    UUID id;
    try {
      id = UUID.fromString(plain);
    } catch (IllegalArgumentException unreadable) {
      throw new MalformedAnswerException(
          "a deleted row of %s has no id".formatted(table), unreadable);
    }
    // An id is never used again, so that nothing comes after the deletion of its row.
    return new Change(
        "%s/%s/deleted".formatted(table.shape().setName(), id),
        Long.MAX_VALUE,
        table.schema().name(),
        Change.Kind.DELETE,
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH);
  }

  private Cursor cursor(Map<String, Place> places) {
    ObjectNode json = Json.object();
    places.forEach(
        (table, place) ->
            json.putObject(table).put("delta", place.delta()).put("next", place.next()));
    return new Cursor(SealedText.write(purpose(places.keySet()), Json.write(json)));
  }

  private String purpose(Set<String> tables) {
    return "feed|%s|%s".formatted(service.client().root(), tables).toLowerCase(Locale.ROOT);
  }

  private Map<String, Place> places(ChangeQuery query) {
    Set<String> tables = new TreeSet<>();
    query.tables().forEach(name -> tables.add(service.require(name).schema().name().name()));
    String text = SealedText.read(purpose(tables), query.after().token());
    if (text == null) {
      throw invalid(query, null);
    }
    Map<String, Place> places = new TreeMap<>();
    try {
      HttpReply packed = new HttpReply(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
      ObjectNode json = Json.object(packed, service.client().limits());
      for (String table : tables) {
        JsonNode place = json.path(table);
        places.put(table, new Place(place.path("delta").asText(), place.path("next").asText()));
      }
    } catch (MalformedAnswerException malformed) {
      throw invalid(query, malformed);
    }
    return places;
  }

  private PermanentConnectorException invalid(ChangeQuery query, @Nullable Throwable cause) {
    return new PermanentConnectorException(
        ErrorCode.CURSOR_INVALID,
        "the cursor was not handed out by this service for the changes of %s; take a new one and"
                .formatted(query.tables())
            + " compare both sides",
        cause);
  }
}
