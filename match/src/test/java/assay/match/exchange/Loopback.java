package assay.match.exchange;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A service on this machine that can be made to fail. */
public final class Loopback implements AutoCloseable {
  /** What was asked; the query and the form in one. */
  public record Request(
      String method, String path, Map<String, String> parameters, Headers headers) {}

  /** What is answered. */
  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply json(String text) {
      return new Reply(200, Map.of(), text);
    }

    public static Reply status(int status) {
      return new Reply(status, Map.of(), "no such luck");
    }
  }

  /** Answers. */
  @FunctionalInterface
  public interface Service {
    Reply answer(Request request);
  }

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else 40 ms an answer
  }

  private final HttpServer server;
  private final Service service;
  private final SplittableRandom random;
  private volatile double faults;
  private volatile int requests;

  public Loopback(long seed, Service service) throws IOException {
    this.service = service;
    this.random = new SplittableRandom(seed);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on this share of the answers fails, each in one of six ways. */
  public void fail(double share) {
    faults = share;
  }

  public boolean isFailing() {
    return faults > 0;
  }

  /** How many were received. */
  public int requests() {
    return requests;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    requests++;
    Map<String, String> parameters = new TreeMap<>();
    add(parameters, String.valueOf(exchange.getRequestURI().getRawQuery()));
    add(parameters, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Reply reply =
        service.answer(
            new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                exchange.getRequestHeaders()));
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    if (random.nextDouble() < faults) {
      fail(exchange, reply);
    } else {
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      send(exchange, reply.status(), body, body.length);
    }
  }

  private void fail(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    byte[] half = Arrays.copyOf(body, random.nextInt(body.length + 1));
    switch (random.nextInt(6)) {
      case 0 -> send(exchange, 500, half, half.length);
      case 1 -> send(exchange, 429, half, half.length);
      case 2 -> send(exchange, reply.status(), half, body.length + 1);
      case 3 -> send(exchange, 200, "<html></html>".getBytes(StandardCharsets.UTF_8), 13);
      case 4 -> send(exchange, 403, half, half.length);
      default -> exchange.close();
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body, int promised)
      throws IOException {
    try (exchange) {
      boolean none = status == 304 || promised == 0;
      exchange.sendResponseHeaders(status, none ? -1 : promised);
      if (!none) {
        exchange.getResponseBody().write(body);
      }
      if (body.length == promised) {
        exchange.getResponseBody().close();
      }
    }
  }

  private static void add(Map<String, String> parameters, String query) {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
