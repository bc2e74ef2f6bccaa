/**
 * The HTTP server of the annotator: routes, events, and who may ask.
 *
 * <p>Knows the API of {@code openapi.yaml}, version 1, and the rooms below; knows nothing of files but the page's own. The
 * page is whatever lies in the resources at {@code dev/margo/annotate/page}.
 *
 * <p>Every request passes the {@link dev.margo.annotate.server.Gate} first: Host, Origin, token. Bodies, connections,
 * threads and waiting times are limited. A failure becomes one line of JSON in {@link
 * dev.margo.annotate.server.Problem}, the one place that knows which exception means what.
 */
package dev.margo.annotate.server;
