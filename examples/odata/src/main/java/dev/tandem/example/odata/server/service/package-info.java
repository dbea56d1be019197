/** What a service answers to OData requests, whatever carries them. */
@NullMarked
package dev.tandem.example.odata.server.service;

import org.jspecify.annotations.NullMarked;
