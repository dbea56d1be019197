/** What stands before a service, piece by piece. */
@NullMarked
package dev.tandem.example.odata.server.front;

import org.jspecify.annotations.NullMarked;
