// What can be said about a screen by walking its items: names, sizes, places, words cut off.
#pragma once
#include <QQuickItem>
#include <QStringList>
#include <functional>
#include <vector>

namespace credit::face_test {

// Visible items, parents before children.
void walk(QQuickItem* from, const std::function<void(QQuickItem*)>& visit);

std::vector<QQuickItem*> pressables(
    QQuickItem* root);  // everything a finger can press, on top of a warning only its own

// Each answers with one sentence per fault; a good screen answers with none.
QStringList unnamed(QQuickItem* root);
QStringList too_small(QQuickItem* root);
QStringList out_of_reach(QQuickItem* root);  // upright: above the lower 60 %
QStringList overlapping(QQuickItem* root);   // two targets on one spot
QStringList cut_words(QQuickItem* root);     // elided, wider than its item, or outside the glass
QStringList faults(QQuickItem* root);        // all of the above
QStringList foreign_font(QQuickItem* root, const QString& language);

}  // namespace credit::face_test
