package dev.tandem.example.flink.chunk;

import org.apache.flink.api.connector.source.SourceEvent;

/**
 * What a reader tells as soon as it has a page in hand, before it maps a row of it: where the next
 * one is, so that another reader can go on.
 *
 * @param number of the page that was read
 * @param token of the next page; empty when this was the last one
 */
public record NextChunk(int number, String token) implements SourceEvent {}
