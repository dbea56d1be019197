/** Servers on loopback that speak the Dataverse Web API and finance OData over in-memory sides. */
@NullMarked
package dev.tandem.example.odata.server;

import org.jspecify.annotations.NullMarked;
