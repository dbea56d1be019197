package dev.tandem.example.odata.finance.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.client.Answer;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Json;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.example.odata.datapackage.ExecutionStatus;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.error.TransientConnectorException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Calls the actions of data management. Those that may be repeated are. Safe for any thread. */
final class PackageApi {
  private static final String ACTIONS =
      "DataManagementDefinitionGroups/Microsoft.Dynamics.DataEntities.";
  private static final String VALUE = "value";
  private static final ObjectMapper PLAIN = new ObjectMapper();

  private final ServiceClient client;

  PackageApi(ServiceClient client) {
    this.client = client;
  }

  private HttpCall call(String action, ObjectNode body) {
    return HttpCall.of("POST", client.root().resolve(ACTIONS + action))
        .with("Accept", "application/json")
        .body("application/json", Json.write(body));
  }

  private static ObjectNode execution(String id) {
    return Json.object().put("executionId", id);
  }

  /** The address to which a package may be written. */
  String writeUrl(String fileName, Waits waits) {
    String action = "GetAzureWriteUrl";
    String value = text(action, Json.object().put("uniqueFileName", fileName), waits);
    try {
      JsonNode blob = PLAIN.readTree(value);
      if (blob.path("BlobUrl").isTextual()) {
        return blob.path("BlobUrl").textValue();
      }
    } catch (JsonProcessingException unreadable) {
      // Its message quotes the answer, which holds a signature.
      throw malformed(action, "its value is no JSON");
    }
    throw malformed(action, "its value has no BlobUrl");
  }

  /**
   * Asks for an import, once.
   *
   * @return whether the service says that it began; when it does not, it may have
   * @throws dev.tandem.spi.error.ConnectorException when it certainly did not begin
   */
  boolean begin(String packageUrl, String project, String id, String company, Waits waits) {
    String action = "ImportFromPackageAsync";
    ObjectNode body = execution(id);
    body.put("packageUrl", packageUrl).put("definitionGroupId", project);
    body.put("execute", true).put("overwrite", true).put("legalEntityId", company);
    while (true) {
      Answer answer = exchange(call(action, body));
      if (answer instanceof Answer.NoEffect later) {
        waits.pauseUntil(later.until(), action);
      } else if (answer instanceof Answer.Replied replied && isRefusal(replied.reply())) {
        throw client.failure(action, replied.reply());
      } else {
        return answer instanceof Answer.Replied replied && names(replied.reply(), id);
      }
    }
  }

  private static boolean isRefusal(HttpReply reply) {
    return reply.status() >= 400 && reply.status() < 500 && reply.status() != 408;
  }

  private boolean names(HttpReply reply, String id) {
    try {
      return reply.isOk() && id.equals(value(reply).asText());
    } catch (MalformedAnswerException unreadable) {
      return false;
    }
  }

  /** Where an execution is; null when the service knows none of this id. */
  @Nullable ExecutionStatus status(String id, Waits waits) {
    String action = "GetExecutionSummaryStatus";
    HttpReply reply = send(action, execution(id), waits);
    if (!reply.isOk()) {
      String said = ServiceError.of(reply, client.limits()).message().toLowerCase(Locale.ROOT);
      if (said.contains("not found")) {
        return null;
      }
      throw client.failure(action, reply);
    }
    String word = read(action, reply).asText();
    ExecutionStatus status = ExecutionStatus.of(word);
    if (status == null) {
      throw malformed(action, "its value is none of the documented states");
    }
    return status;
  }

  /** What the service says of rows that failed: a list of objects. */
  JsonNode errors(String id, Waits waits) {
    String action = "GetExecutionErrors";
    String list = text(action, execution(id), waits);
    try {
      JsonNode errors = PLAIN.readTree(list);
      if (errors.isArray()) {
        return errors;
      }
    } catch (JsonProcessingException unreadable) {
      throw malformed(action, "its value is no JSON");
    }
    throw malformed(action, "its value is no list");
  }

  /** Makes the file with the keys of rows that failed; false when none did. */
  boolean makeErrorKeys(String id, String entity, Waits waits) {
    String action = "GenerateImportTargetErrorKeysFile";
    JsonNode made = read(action, fetch(action, execution(id).put("entityName", entity), waits));
    if (!made.isBoolean()) {
      throw malformed(action, "its value is neither true nor false");
    }
    return made.booleanValue();
  }

  /** Where that file is; empty while it is being made. */
  String errorKeysUrl(String id, String entity, Waits waits) {
    return text("GetImportTargetErrorKeysFileUrl", execution(id).put("entityName", entity), waits);
  }

  private String text(String action, ObjectNode body, Waits waits) {
    JsonNode value = read(action, fetch(action, body, waits));
    if (!value.isTextual()) {
      throw malformed(action, "its value is no text");
    }
    return value.textValue();
  }

  private HttpReply fetch(String action, ObjectNode body, Waits waits) {
    HttpReply reply = send(action, body, waits);
    if (!reply.isOk()) {
      throw client.failure(action, reply);
    }
    return reply;
  }

  /** Sends a request that may be repeated until it is answered. */
  private HttpReply send(String action, ObjectNode body, Waits waits) {
    while (true) {
      Answer answer = exchange(call(action, body));
      if (answer instanceof Answer.NoEffect later) {
        waits.pauseUntil(later.until(), action);
      } else if (answer instanceof Answer.Replied replied) {
        if (!isPassing(replied.reply())) {
          return replied.reply();
        }
        waits.pause("%s answers HTTP %d".formatted(action, replied.reply().status()));
      } else {
        waits.pause(((Answer.InDoubt) answer).reason());
      }
    }
  }

  /** Without a token nothing is sent. */
  private Answer exchange(HttpCall call) {
    try {
      return client.exchange(call);
    } catch (TransientConnectorException later) {
      return new Answer.NoEffect(later.retryAt(), String.valueOf(later.getMessage()));
    }
  }

  private static boolean isPassing(HttpReply reply) {
    return reply.status() >= 500 || reply.status() == 408;
  }

  private JsonNode read(String action, HttpReply reply) {
    try {
      return value(reply);
    } catch (MalformedAnswerException unreadable) {
      throw ServiceClient.malformed(action, unreadable);
    }
  }

  /** The value, which some actions wrap once more. */
  private JsonNode value(HttpReply reply) throws MalformedAnswerException {
    JsonNode value = Json.object(reply, client.limits()).path(VALUE);
    return value.isObject() ? value.path(VALUE) : value;
  }

  private static PermanentConnectorException malformed(String action, String why) {
    return new PermanentConnectorException(
        ErrorCode.CONNECTOR_PERMANENT,
        "the answer to %s cannot be used: %s".formatted(action, why));
  }
}
