"""States and transitions of a Promela model, as SPIN counts them."""

import pathlib
import re
import subprocess
import tempfile


class Counter:
    """Models by their text, each translated and compiled once."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.programs, self.known = {}, {}

    def count(self, model, facts=""):
        """(states, edges) of the proposal once submitted. SPIN counts the moment before as well, one state and one step; and
        its "transitions" are the states it stored and the steps that led to known ones, so the first state counts once more."""
        if (model, facts) not in self.known:
            self.known[model, facts] = self.counted(self.program(model), facts)
        return self.known[model, facts]

    def program(self, model):
        if model not in self.programs:
            path = self.programs[model] = pathlib.Path(self.folder.name) / str(len(self.programs))
            path.mkdir()
            (path / "model.pml").write_text(model, encoding="utf-8")
            run(["spin", "-a", "model.pml"], path)
            run(["gcc", "-O0", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOCLAIM", "-DVECTORSZ=4096", "-o", "pan", "pan.c"], path)
            for each in path.glob("pan.*"):
                each.unlink()
        return self.programs[model]

    def counted(self, path, facts):
        (path / "facts").write_text(facts, encoding="utf-8")
        said = run(["./pan", "-E", "-w16", "-m100000"], path)
        if "search depth too small" in said:  # a deep one takes its time to make room
            said = run(["./pan", "-E", "-w20", "-m4000000"], path)
        numbers = {name: int(float(number)) for number, name in re.findall(r"([\d.e+]+) (states, stored|transitions)", said)}
        if "errors: 0" not in said or "search depth too small" in said:
            raise RuntimeError(said)
        return numbers["states, stored"] - 1, numbers["transitions"] - 2


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout
