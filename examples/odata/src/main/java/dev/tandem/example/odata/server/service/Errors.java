package dev.tandem.example.odata.server.service;

import dev.tandem.spi.error.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.olingo.commons.api.ex.ODataErrorDetail;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.ErrorProcessor;
import org.apache.olingo.server.api.serializer.SerializerException;
import org.apache.olingo.server.core.serializer.json.ODataJsonSerializer;

/**
 * Errors as {@code {"error":{"code","message"}}}, in JSON whatever was asked for. What is wrong
 * with a row stands in {@code details} as well, problem by problem.
 */
final class Errors implements ErrorProcessor {
  private final String plainCode;

  Errors(String plainCode) {
    this.plainCode = plainCode;
  }

  @Override
  public void init(OData odata, ServiceMetadata metadata) {
    // Needs neither.
  }

  @Override
  public void processError(
      ODataRequest request, ODataResponse response, ODataServerError error, ContentType format) {
    if (error.getCode() == null) {
      error.setCode(plainCode);
    }
    if (error.getException() instanceof Problems problems) {
      error.setDetails(details(problems.found()));
    }
    response.setStatusCode(error.getStatusCode());
    response.setHeader("Content-Type", "application/json; odata.metadata=minimal");
    try {
      response.setContent(new ODataJsonSerializer(ContentType.JSON).error(error).getContent());
    } catch (SerializerException e) {
      byte[] text = "{\"error\":{\"code\":\"\",\"message\":\"\"}}".getBytes(StandardCharsets.UTF_8);
      response.setContent(new ByteArrayInputStream(text));
    }
  }

  private static List<ODataErrorDetail> details(List<Problem> found) {
    List<ODataErrorDetail> details = new ArrayList<>();
    for (Problem problem : found) {
      ODataErrorDetail detail = new ODataErrorDetail();
      detail.setCode(problem.code().text());
      detail.setTarget(problem.field());
      detail.setMessage(problem.message());
      details.add(detail);
    }
    return details;
  }

  /** An error outside of Olingo's own handling. */
  static ODataResponse answer(int status, String code, String message) {
    ODataResponse response = new ODataResponse();
    ODataServerError error = new ODataServerError();
    error.setStatusCode(status).setCode(code).setMessage(message);
    new Errors(code).processError(new ODataRequest(), response, error, ContentType.JSON);
    return response;
  }
}
