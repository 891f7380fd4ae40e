import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Served, serveHere } from './run-here.js';
import { ownState } from './running-mock.js';

const execute = promisify(execFile);
const main = resolve('.test-build/cli/main.js');
const serving: Served[] = [];
let project: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'init-'));
});
afterEach(() => {
  for (const server of serving.splice(0)) server.stop();
});

/** Runs `init` in the folder of the project. */
const initialize = (...words: string[]) =>
  execute(process.execPath, [main, 'init', '--yes', ...words], { cwd: project });

/** The commands that read compose files without a running Docker. */
const composers = ['docker-compose', 'docker compose'].filter((composer) => {
  const [command = '', ...words] = composer.split(' ');
  return spawnSync(command, [...words, 'version']).status === 0;
});
if (composers.length === 0) console.warn('No compose file was read: there is no docker compose.');

describe.each(composers)('the compose file of init, read by %s,', (composer) => {
  it.each(['', 'npm start'])('is valid if the command of the server is "%s"', async (start) => {
    const [command = '', ...words] = composer.split(' ');
    await initialize('--start', start);
    const file = join(project, 'authlete/compose.yaml');
    const { stdout } = await execute(command, [...words, '--file', file, 'config']);
    const { services } = parse(stdout);
    expect(Object.keys(services).sort()).toEqual(
      start === '' ? ['authlete', 'authorization-server'] : ['authlete'],
    );
    expect(JSON.stringify(services.authlete)).toContain(join(project, 'authlete/fixtures.yaml'));
  });
});

const hasJava = spawnSync('javac', ['-version']).status === 0;
if (!hasJava) console.warn('The first test in Java was not run: there is no javac.');

describe.skipIf(!hasJava)('the first test of init for JUnit', () => {
  /** What the test uses of JUnit, which a JDK does not have, and a program that runs it. */
  const sources = {
    'org/junit/jupiter/api/Test.java': `package org.junit.jupiter.api;
      import java.lang.annotation.*;
      @Retention(RetentionPolicy.RUNTIME) public @interface Test {}`,
    'org/junit/jupiter/api/BeforeAll.java': `package org.junit.jupiter.api;
      import java.lang.annotation.*;
      @Retention(RetentionPolicy.RUNTIME) public @interface BeforeAll {}`,
    'org/junit/jupiter/api/Assertions.java': `package org.junit.jupiter.api;
      public class Assertions {
        public static void assertEquals(Object expected, Object actual) {
          if (!expected.equals(actual)) throw new AssertionError(expected + " is not " + actual);
        }
        public static void assertTrue(boolean holds) { if (!holds) throw new AssertionError("It does not hold."); }
        public static void assertTrue(boolean holds, java.util.function.Supplier<String> message) {
          if (!holds) throw new AssertionError(message.get());
        }
      }`,
    'Main.java': `public class Main {
        public static void main(String[] words) throws Exception {
          int passed = 0;
          Class<?> tests = Class.forName("AuthleteTest");
          for (Class<? extends java.lang.annotation.Annotation> kind : java.util.List.of(
              org.junit.jupiter.api.BeforeAll.class, org.junit.jupiter.api.Test.class))
            for (java.lang.reflect.Method method : tests.getDeclaredMethods())
              if (method.isAnnotationPresent(kind)) {
                var constructor = tests.getDeclaredConstructor();
                constructor.setAccessible(true);
                method.setAccessible(true);
                method.invoke(constructor.newInstance());
                passed += kind == org.junit.jupiter.api.Test.class ? 1 : 0;
              }
          System.out.println(passed + " passed");
        }
      }`,
  };

  it('is suggested for a Maven project, and passes with the running mock', async () => {
    await writeFile(join(project, 'pom.xml'), '<project/>');
    const { stdout } = await initialize();
    expect(stdout).toContain('mvn test -Dtest=AuthleteTest');
    const served = await serveHere(
      await ownState(),
      ...['serve', '--port', '0', '--json', '--fixtures', join(project, 'authlete/fixtures.yaml')],
    );
    serving.push(served);
    const settings = join(project, 'authlete/server.env');
    const text = await readFile(settings, 'utf8');
    await writeFile(settings, text.replace('http://127.0.0.1:4690', JSON.parse(served.out()).url));
    for (const [file, source] of Object.entries(sources)) {
      await mkdir(dirname(join(project, 'stubs', file)), { recursive: true });
      await writeFile(join(project, 'stubs', file), source);
    }
    const test = join(project, 'src/test/java/AuthleteTest.java');
    const written = await readFile(test, 'utf8');
    expect(written.split('\n').filter((line) => line.length > 120)).toEqual([]);
    const compiled = Object.keys(sources).map((file) => join('stubs', file));
    await execute('javac', ['--release', '11', '-d', 'classes', test, ...compiled], { cwd: project });
    const ran = await execute('java', ['-cp', 'classes', 'Main'], { cwd: project });
    expect(ran.stdout).toBe('1 passed\n');
  }, 60_000);
});
