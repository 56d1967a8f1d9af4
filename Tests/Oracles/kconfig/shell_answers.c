// SPDX-License-Identifier: GPL-2.0-only
//
// Answers popen() from a recording, for programs that run with LD_PRELOAD: the kernel's conf gets the same answers
// from its shell in every run, and so does what it is compared with.
//
//   cc -shared -fPIC -O2 -o shell_answers.so shell_answers.c -ldl
//   SHELL_ANSWERS=FILE LD_PRELOAD=./shell_answers.so conf …
//
// FILE holds records "<length of command> <length of answer>\n<command><answer>". A command that is not in it is run,
// and its answer added. FILE is read once, and answers are streams over memory: what is measured with it is the program.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record {
	char *command;
	char *answer;
	size_t length;
};

static struct record *records;
static size_t count;

/* Keeps `command` and `answer`, which is not copied. */
static struct record *keep(char *command, char *answer, size_t length)
{
	struct record *grown = realloc(records, (count + 1) * sizeof(*records));

	if (!grown)
		return NULL;
	records = grown;
	records[count] = (struct record){ command, answer, length };
	return &records[count++];
}

static void read_records(const char *path)
{
	FILE *file = fopen(path, "r");
	size_t key, value;

	while (file && fscanf(file, "%zu %zu", &key, &value) == 2) {
		char *command = calloc(1, key + 1), *answer = malloc(value + 1);

		fgetc(file);
		if (!command || !answer || fread(command, 1, key, file) != key || fread(answer, 1, value, file) != value)
			break;
		keep(command, answer, value);
	}
	if (file)
		fclose(file);
}

static struct record *find(const char *command)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(records[i].command, command))
			return &records[i];
	return NULL;
}

/* Runs `command` and adds what it prints to the file at `path`. */
static struct record *record(const char *path, const char *command)
{
	FILE *(*real)(const char *, const char *) = dlsym(RTLD_NEXT, "popen");
	int (*end)(FILE *) = dlsym(RTLD_NEXT, "pclose");
	char *answer = malloc(1 << 16);
	FILE *pipe, *file;
	size_t length;

	unsetenv("LD_PRELOAD");
	pipe = answer ? real(command, "r") : NULL;
	if (!pipe)
		return NULL;
	length = fread(answer, 1, 1 << 16, pipe);
	end(pipe);
	file = fopen(path, "a");
	if (file) {
		fprintf(file, "%zu %zu\n%s", strlen(command), length, command);
		fwrite(answer, 1, length, file);
		fclose(file);
	}
	return keep(strdup(command), answer, length);
}

FILE *popen(const char *command, const char *mode)
{
	FILE *(*real)(const char *, const char *) = dlsym(RTLD_NEXT, "popen");
	const char *path = getenv("SHELL_ANSWERS");
	static int is_read;
	struct record *found;

	if (!path)
		return real(command, mode);
	if (!is_read)
		read_records(path);
	is_read = 1;
	found = find(command);
	if (!found)
		found = record(path, command);
	return found ? fmemopen(found->answer, found->length, "r") : NULL;
}
