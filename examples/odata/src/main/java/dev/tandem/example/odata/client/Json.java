package dev.tandem.example.odata.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads answers as JSON with every digit of every number, and writes requests. */
public final class Json {
  private static final int LONGEST_NUMBER = 400;
  private static final Map<Limits, JsonMapper> MAPPERS = new ConcurrentHashMap<>();
  private static final JsonMapper WRITER =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private Json() {}

  /**
   * The object in a body.
   *
   * @throws MalformedAnswerException when it is none, or nests deeper than allowed
   */
  public static ObjectNode object(HttpReply reply, Limits limits) throws MalformedAnswerException {
    try {
      JsonNode node = MAPPERS.computeIfAbsent(limits, Json::mapper).readTree(reply.bytes());
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException unreadable) {
      throw new MalformedAnswerException(
          "the JSON is broken: " + unreadable.getOriginalMessage(), unreadable);
    } catch (IOException | NumberFormatException | ArithmeticException unreadable) {
      throw new MalformedAnswerException("the answer cannot be read", unreadable);
    }
    throw new MalformedAnswerException("a JSON object is expected");
  }

  private static JsonMapper mapper(Limits limits) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxNumberLength(LONGEST_NUMBER)
            .maxStringLength(limits.bytes())
            .build();
    return JsonMapper.builder(
            com.fasterxml.jackson.core.JsonFactory.builder()
                .streamReadConstraints(constraints)
                .build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /** An empty object to fill and send. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object as the body of a request. */
  public static String write(ObjectNode object) {
    try {
      return WRITER.writeValueAsString(object);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a JSON tree is always writable", impossible);
    }
  }
}
