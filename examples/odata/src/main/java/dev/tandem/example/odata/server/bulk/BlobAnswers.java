package dev.tandem.example.odata.server.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.jspecify.annotations.Nullable;

/** Reads and writes files over HTTP, in the manner of a blob store. Safe for any thread. */
final class BlobAnswers {
  private final Blobs blobs;

  BlobAnswers(Blobs blobs) {
    this.blobs = blobs;
  }

  ODataResponse answer(ODataRequest request) {
    String address = request.getRawODataPath() + "?" + request.getRawQueryPath();
    boolean writes = request.getMethod() == HttpMethod.PUT;
    if (!writes && request.getMethod() != HttpMethod.GET) {
      return error(405, "UnsupportedHttpVerb", "a blob is read with GET and written with PUT");
    }
    String name = blobs.open(address, writes);
    if (name == null) {
      return error(
          403,
          "AuthenticationFailed",
          "The signature does not fit, or its window of time has passed.");
    }
    return writes ? write(request, name) : read(name);
  }

  private ODataResponse write(ODataRequest request, String name) {
    if (!"BlockBlob".equals(request.getHeader("x-ms-blob-type"))) {
      return error(400, "MissingRequiredHeader", "x-ms-blob-type: BlockBlob is missing");
    }
    byte[] content;
    try {
      content = request.getBody().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the body is in memory", e);
    }
    if (content.length > Blobs.LARGEST) {
      return error(
          413, "RequestBodyTooLarge", "A blob has at most %d bytes".formatted(Blobs.LARGEST));
    }
    return blobs.write(name, content)
        ? response(201, "application/xml", new byte[0])
        : error(503, "ServerBusy", "There is no room for more blobs");
  }

  private ODataResponse read(String name) {
    byte @Nullable [] content = blobs.read(name);
    return content == null
        ? error(404, "BlobNotFound", "The blob does not exist, or is older than seven days.")
        : response(200, "application/octet-stream", content);
  }

  private static ODataResponse error(int status, String code, String message) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message);
    return response(status, "application/xml", body.getBytes(StandardCharsets.UTF_8));
  }

  private static ODataResponse response(int status, String type, byte[] body) {
    ODataResponse response = new ODataResponse();
    response.setStatusCode(status);
    response.setHeader("Content-Type", type);
    response.setContent(new ByteArrayInputStream(body));
    return response;
  }
}
