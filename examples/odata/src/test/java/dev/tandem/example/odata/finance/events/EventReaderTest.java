package dev.tandem.example.odata.finance.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.spi.connector.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static List<EventMessage> read(String body) throws IOException {
    return EventReader.read(body.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuses(String body, String message) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageContaining(message);
  }

  @Test
  void readsAMessageAndIgnoresWhatItDoesNotNeed() throws IOException {
    EventMessage message = read(Told.json("e1")).get(0);
    assertThat(message)
        .isEqualTo(
            new EventMessage(
                "e1",
                12,
                "SmpLineEntity",
                Change.Kind.UPSERT,
                "{\"dataAreaId\":\"USPM\",\"NUMBER\":\"7\",\"LINE\":3}",
                Told.AT));
  }

  @Test
  void readsSeveralInTheirOrder() throws IOException {
    assertThat(read("[" + Told.json("e1") + "," + Told.json("e2") + "]"))
        .extracting(EventMessage::id)
        .containsExactly("e1", "e2");
  }

  @ParameterizedTest
  @CsvSource({"Created,UPSERT", "updated,UPSERT", "DELETED,DELETE"})
  void knowsWhatHappened(String operation, Change.Kind kind) throws IOException {
    String body = Told.json("e1").replace("\"Updated\"", "\"" + operation + "\"");
    assertThat(read(body).get(0).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"EventId\":\"e1\"|\"EventId\":\"\"|EventId must be a text",
        "\"EventId\":\"e1\"|\"EventId\":7|EventId must be a text",
        "\"ControlNumber\":12|\"ControlNumber\":\"12\"|ControlNumber must be a whole number",
        "\"ControlNumber\":12|\"ControlNumber\":99999999999999999999|ControlNumber must be",
        "\"Operation\":\"Updated\"|\"Operation\":\"Merged\"|Operation is Created, Updated",
        "2026-03-01T08:00:00Z|yesterday|EventTimeIso8601 must be an instant",
        "\"LINE\":3|\"LINE\":{\"a\":1}|a field of EntityKey is no single value",
        "\"EntityName\"|\"Entity\"|EntityName must be a text",
        "\"EntityKey\":{|\"EntityKey\":7,\"x\":{|EntityKey must be an object",
        "\"LINE\":3|\"LINE\":3,\"LINE\":4|the body is no JSON",
      })
  void refusesWhatIsNoEvent(String part, String wrong, String message) {
    refuses(Told.json("e1").replace(part, wrong), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "nonsense", "[{]", "{} {}", "[[[[[[[[[[[[]]]]]]]]]]]]", "\u0000"})
  void refusesWhatIsNoJson(String body) {
    refuses(body, "the body");
  }

  @Test
  void refusesEmptyAndEndlessBodies() {
    refuses("", "must be");
    refuses("7", "must be");
    refuses("[" + "{},".repeat(1_000) + "{}]", "more than 1000 events");
    refuses(Told.json("e".repeat(201)), "more than 200 characters");
    refuses(Told.json("e1").replace("12,", "1".repeat(300) + ","), "the body");
    String fields = "\"F%d\":1,".repeat(51).formatted((Object[]) numbers(51));
    refuses(Told.json("e1").replace("\"LINE\":3", fields + "\"LINE\":3"), "more than 50 fields");
  }

  private static Integer[] numbers(int count) {
    Integer[] numbers = new Integer[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
