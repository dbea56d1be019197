package dev.tandem.example.odata.server.service;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.api.deserializer.batch.BatchDeserializerException;
import org.apache.olingo.server.api.deserializer.batch.BatchOptions;
import org.apache.olingo.server.api.deserializer.batch.BatchRequestPart;
import org.apache.olingo.server.api.deserializer.batch.ODataResponsePart;
import org.apache.olingo.server.core.ODataExceptionHelper;
import org.apache.olingo.server.core.batchhandler.referenceRewriting.BatchReferenceRewriter;

/**
 * Batches: parts in order, change sets whole or not at all. Olingo parses and prints them; its own
 * batch handler is left out because it would parse alternate keys against the primary ones and
 * would apply the requests of a change set one by one.
 */
final class Batches {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  /** The longest URL inside a batch (V4). */
  private static final int LONGEST_URL = 64 * 1024;

  private final Service service;

  Batches(Service service) {
    this.service = service;
  }

  ODataResponse answer(ODataRequest request, Call call) {
    String code = service.dialect().plainCode();
    try {
      List<BatchRequestPart> parts = parse(request);
      long operations = parts.stream().mapToLong(part -> part.getRequests().size()).sum();
      if (operations > service.dialect().maxOperations()) {
        String message =
            "The batch has %d operations, but at most %d are allowed"
                .formatted(operations, service.dialect().maxOperations());
        return Errors.answer(BAD_REQUEST, code, message);
      }
      if (parts.stream()
          .flatMap(part -> part.getRequests().stream())
          .anyMatch(Batches::isTooLong)) {
        return Errors.answer(BAD_REQUEST, code, "A URL in a batch has at most 64 KB");
      }
      boolean continues =
          service.odata().createPreferences(request.getHeaders("Prefer")).hasContinueOnError();
      List<ODataResponsePart> answers = answers(parts, call, continues);
      boolean fails = !continues && service.dialect().failsAsItsPart();
      return print(answers, fails ? status(answers) : OK);
    } catch (BatchDeserializerException e) {
      return Errors.answer(BAD_REQUEST, code, "The batch is malformed: " + e.getMessage());
    } catch (ODataLibraryException e) {
      return Errors.answer(500, code, "The batch cannot be answered: " + e.getMessage());
    }
  }

  private static boolean isTooLong(ODataRequest request) {
    return request.getRawRequestUri().length() > LONGEST_URL;
  }

  private List<BatchRequestPart> parse(ODataRequest request) throws BatchDeserializerException {
    ContentType type = ContentType.parse(String.valueOf(request.getHeader("Content-Type")));
    String boundary = type == null ? null : type.getParameter("boundary");
    if (boundary == null) {
      throw new BatchDeserializerException(
          "no boundary", BatchDeserializerException.MessageKeys.MISSING_BOUNDARY_DELIMITER, "1");
    }
    BatchOptions options =
        BatchOptions.with().rawBaseUri(request.getRawBaseUri()).isStrict(false).build();
    return service
        .odata()
        .createFixedFormatDeserializer()
        .parseBatchRequest(request.getBody(), boundary, options);
  }

  private List<ODataResponsePart> answers(
      List<BatchRequestPart> parts, Call call, boolean continues)
      throws BatchDeserializerException {
    List<ODataResponsePart> answers = new ArrayList<>();
    for (BatchRequestPart part : parts) {
      ODataResponsePart answer = part.isChangeSet() ? changeSet(part, call) : single(part, call);
      answers.add(answer);
      boolean failed = answer.getResponses().stream().anyMatch(Batches::isError);
      if (failed && !continues) {
        break;
      }
    }
    return answers;
  }

  /** The status of the first error. */
  private static int status(List<ODataResponsePart> answers) {
    return answers.stream()
        .flatMap(answer -> answer.getResponses().stream())
        .filter(Batches::isError)
        .mapToInt(ODataResponse::getStatusCode)
        .findFirst()
        .orElse(OK);
  }

  private static boolean isError(ODataResponse response) {
    return response.getStatusCode() >= BAD_REQUEST;
  }

  private ODataResponsePart single(BatchRequestPart part, Call call) {
    ODataRequest request = part.getRequests().get(0);
    return new ODataResponsePart(named(request, service.answer(request, call)), false);
  }

  private static ODataResponse named(ODataRequest request, ODataResponse response) {
    String contentId = request.getHeader("Content-ID");
    if (contentId != null) {
      response.setHeader("Content-ID", contentId);
    }
    return response;
  }

  private ODataResponsePart changeSet(BatchRequestPart part, Call call)
      throws BatchDeserializerException {
    ChangeSet changeSet = new ChangeSet();
    BatchReferenceRewriter references = new BatchReferenceRewriter();
    List<ODataResponse> responses = new ArrayList<>();
    for (ODataRequest request : part.getRequests()) {
      references.replaceReference(request);
      ODataResponse response = named(request, service.answer(request, call.within(changeSet)));
      if (isError(response)) {
        return new ODataResponsePart(response, false);
      }
      references.addMapping(request, response);
      responses.add(response);
    }
    try {
      service.apply(changeSet.writes());
      return new ODataResponsePart(responses, true);
    } catch (ODataApplicationException e) {
      return new ODataResponsePart(error(e), false);
    } catch (ODataLibraryException e) {
      return new ODataResponsePart(
          Errors.answer(500, service.dialect().plainCode(), String.valueOf(e.getMessage())), false);
    }
  }

  private ODataResponse error(ODataApplicationException exception) {
    ODataServerError error = ODataExceptionHelper.createServerErrorObject(exception);
    error.setException(exception);
    ODataResponse response = new ODataResponse();
    new Errors(service.dialect().plainCode())
        .processError(new ODataRequest(), response, error, ContentType.JSON);
    return response;
  }

  private ODataResponse print(List<ODataResponsePart> answers, int status)
      throws ODataLibraryException {
    String boundary = "batchresponse_" + UUID.randomUUID();
    ODataResponse response = new ODataResponse();
    response.setStatusCode(status);
    response.setHeader("OData-Version", "4.0");
    response.setHeader("Content-Type", "multipart/mixed;boundary=" + boundary);
    response.setContent(
        service.odata().createFixedFormatSerializer().batchResponse(answers, boundary));
    return response;
  }
}
