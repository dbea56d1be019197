package dev.tandem.example.odata.finance.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.metadata.WireRows;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.side.DataEvent;
import dev.tandem.example.odata.side.EventLog;
import dev.tandem.example.odata.side.Service;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log in the terms of a service. An event of an entity that the connector does not reach is none
 * of its business; one whose key names no row is left out with a warning. Safe for any thread.
 */
final class ServiceEvents implements EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceEvents.class);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final DeliveredEventLog log;
  private final Service service;

  ServiceEvents(DeliveredEventLog log, Service service) {
    this.log = log;
    this.service = service;
  }

  @Override
  public List<DataEvent> after(long position, int most) {
    List<DataEvent> events = new ArrayList<>();
    List<DeliveredEventLog.Numbered> found = log.after(position, most);
    while (events.isEmpty() && !found.isEmpty()) {
      for (DeliveredEventLog.Numbered each : found) {
        DataEvent event = event(each);
        if (event != null) {
          events.add(event);
        }
      }
      if (events.isEmpty()) {
        found = log.after(found.get(found.size() - 1).position(), most);
      }
    }
    return events;
  }

  @Override
  public long end() {
    return log.end();
  }

  @Override
  public long dropped() {
    return log.dropped();
  }

  private @Nullable DataEvent event(DeliveredEventLog.Numbered numbered) {
    EventMessage message = numbered.message();
    WireTable table = table(message.entity());
    KeyValues key = table == null ? null : key(table, message);
    return table == null || key == null
        ? null
        : new DataEvent(
            numbered.position(), table.schema().name(), message.kind(), key, message.committedAt());
  }

  private @Nullable WireTable table(String entity) {
    WireTable named = service.catalog().table(entity);
    if (named != null) {
      return named;
    }
    for (TableSchema schema : service.catalog().catalog().tables()) {
      WireTable table = service.catalog().table(schema.name().name());
      if (table != null
          && (table.shape().typeName().equalsIgnoreCase(entity)
              || table.shape().setName().equalsIgnoreCase(entity))) {
        return table;
      }
    }
    return null;
  }

  private @Nullable KeyValues key(WireTable table, EventMessage message) {
    try {
      JsonNode fields = MAPPER.readTree(message.key());
      Row row = WireRows.row(table, fields, service.dialect().emptyTextIsBlank());
      KeyValues.Builder key = KeyValues.builder();
      for (String property : table.shape().key()) {
        if (!fields.has(property)) {
          throw new MalformedAnswerException("its key lacks " + property);
        }
        String column = table.ofProperty(property).column().name();
        key.put(column, row.value(column));
      }
      return key.build();
    } catch (JsonProcessingException | MalformedAnswerException unreadable) {
      LOG.warn(
          "event {} of {} names no row, so that only a compare finds it: {}",
          message.id(),
          table,
          unreadable.getMessage());
      return null;
    }
  }
}
