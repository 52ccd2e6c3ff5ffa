// SPDX-License-Identifier: Apache-2.0
// Going back and forth between states of a document.
#include "model/document/history.h"
#include "tests/support/catch.h"

#include <string>

using namespace espalier;

TEST_CASE("undo and redo walk through the states, and labels say what they would do", "[document]")
{
    History<std::string> history("a", "Open net.onnx");
    CHECK_FALSE(history.canUndo());
    CHECK(history.undoLabel().isEmpty());
    history.commit("b", "Rename node");
    history.commit("c", "Cut");
    CHECK(history.undoLabel().text == "Cut");
    REQUIRE(history.undo());
    CHECK(history.current() == "b");
    CHECK(history.redoLabel().text == "Cut");
    REQUIRE(history.goTo(0));
    CHECK(history.current() == "a");
    CHECK_FALSE(history.undo());
    REQUIRE(history.goTo(2));
    CHECK(history.current() == "c");
    CHECK_FALSE(history.redo());
    CHECK_FALSE(history.goTo(3));
    CHECK_FALSE(history.goTo(2));
}

TEST_CASE("a new step drops the undone ones", "[document]")
{
    History<std::string> history("a", "Open");
    history.commit("b", "one");
    history.commit("c", "two");
    history.goTo(0);
    history.commit("d", "three");
    REQUIRE(history.steps().size() == 2);
    CHECK(history.current() == "d");
    CHECK(history.first() == "a");
    CHECK_FALSE(history.canRedo());
}

TEST_CASE("a document is dirty away from the state that was saved, and for good once that is gone",
          "[document]")
{
    History<std::string> history("a", "Open");
    CHECK_FALSE(history.isDirty());
    history.commit("b", "one");
    CHECK(history.isDirty());
    history.markClean();
    history.undo();
    CHECK(history.isDirty());
    history.redo();
    CHECK_FALSE(history.isDirty());
    history.undo();
    history.commit("c", "two");
    CHECK(history.isDirty());
    history.undo();
    CHECK(history.isDirty());
}
